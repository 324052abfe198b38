using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>A chunk that a table function gives; valid only while it is filled. Columns that the query does not ask for are passed over.</summary>
public readonly unsafe ref struct DuckDBChunkWriter
{
    private readonly nint chunk;
    private readonly ReadOnlySpan<int> places;

    internal DuckDBChunkWriter(nint chunk, ReadOnlySpan<int> places)
    {
        this.chunk = chunk;
        this.places = places;
    }

    /// <summary>Whether the query asks for a column.</summary>
    public bool Asks(int column) => places[column] >= 0;

    /// <summary>Copies values into a column: of a type with the column's size, such as long for BIGINT and TIMESTAMP, <see cref="DuckDBText"/> for VARCHAR.</summary>
    public void Write<T>(int column, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (Asks(column))
            values.CopyTo(new(duckdb_vector_get_data(Vector(column)), DuckDBTableSource.ChunkSize));
    }

    /// <summary>Makes rows of a column NULL: those whose bit is 0.</summary>
    public void WriteValidity(int column, ReadOnlySpan<ulong> valid)
    {
        if (!Asks(column))
            return;
        var vector = Vector(column);
        duckdb_vector_ensure_validity_writable(vector);
        valid.CopyTo(new(duckdb_vector_get_validity(vector), DuckDBTableSource.ChunkSize / 64));
    }

    private nint Vector(int column) => duckdb_data_chunk_get_vector(chunk, (ulong)places[column]);
}
