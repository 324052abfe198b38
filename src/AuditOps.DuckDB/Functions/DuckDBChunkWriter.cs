using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>A chunk that a table function gives; valid only while it is filled.</summary>
public readonly unsafe ref struct DuckDBChunkWriter
{
    private readonly nint chunk;

    internal DuckDBChunkWriter(nint chunk) => this.chunk = chunk;

    /// <summary>Copies values into a column: of a type with the column's size, such as long for BIGINT and TIMESTAMP, <see cref="DuckDBText"/> for VARCHAR.</summary>
    public void Write<T>(int column, ReadOnlySpan<T> values)
        where T : unmanaged =>
        values.CopyTo(new(duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, (ulong)column)), DuckDBTableSource.ChunkSize));

    /// <summary>Makes rows of a column NULL: those whose bit is 0.</summary>
    public void WriteValidity(int column, ReadOnlySpan<ulong> valid)
    {
        var vector = duckdb_data_chunk_get_vector(chunk, (ulong)column);
        duckdb_vector_ensure_validity_writable(vector);
        valid.CopyTo(new(duckdb_vector_get_validity(vector), DuckDBTableSource.ChunkSize / 64));
    }
}
