using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Reads a result chunk by chunk, up to 2,048 rows at a time, while the query runs on.</summary>
/// <remarks>Disposing before the end stops the query. The vectors of a chunk are valid until the next <see cref="Read"/>.</remarks>
public sealed class DuckDBChunkReader : IDisposable
{
    private readonly CommandRun run;
    private DataChunkHandle? chunk;

    internal DuckDBChunkReader(CommandRun run, IReadOnlyList<DuckDBField> columns) => (this.run, Columns) = (run, columns);

    /// <summary>The columns of the result; none if the command gives no rows.</summary>
    public IReadOnlyList<DuckDBField> Columns { get; }

    /// <summary>Rows of the current chunk; 0 before the first and after the last.</summary>
    public int RowCount { get; private set; }

    /// <summary>Moves to the next chunk.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="OperationCanceledException">The query was cancelled.</exception>
    /// <exception cref="DuckDBException">The query failed; a result that is cut short always ends so.</exception>
    public bool Read()
    {
        Release();
        chunk = run.Fetch();
        RowCount = chunk is null ? 0 : (int)duckdb_data_chunk_get_size(chunk);
        return chunk is not null;
    }

    /// <summary>One column of the current chunk.</summary>
    public DuckDBVector Column(int column) => new(
        duckdb_data_chunk_get_vector(chunk ?? throw new InvalidOperationException("There is no chunk: Read was not called or gave false."), (ulong)column),
        Columns[column].Type,
        RowCount);

    /// <summary>Stops the query if it still runs, and frees the chunk.</summary>
    public void Dispose()
    {
        Release();
        run.Dispose();
    }

    internal void Release()
    {
        chunk?.Dispose();
        (chunk, RowCount) = (null, 0);
    }
}
