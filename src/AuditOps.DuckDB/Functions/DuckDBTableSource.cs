namespace AuditOps.DuckDB;

/// <summary>Rows that queries read through a table function, chunk by chunk, without being copied into a table.</summary>
public abstract class DuckDBTableSource
{
    /// <summary>The most rows of a chunk.</summary>
    public const int ChunkSize = DuckDBAppender.ChunkSize;

    /// <summary>The columns.</summary>
    public abstract IReadOnlyList<(string Name, DuckDBType Type)> Columns { get; }

    /// <summary>About how many rows a query should expect; it decides which side of a join is kept in memory.</summary>
    public abstract long ExpectedRows { get; }

    /// <summary>Fills a chunk. A query may read the chunks several times, always in their order.</summary>
    /// <param name="number">Which chunk, from 0.</param>
    /// <param name="chunk">Where to write.</param>
    /// <returns>How many rows were written; 0 where there is no such chunk.</returns>
    public abstract int Fill(long number, DuckDBChunkWriter chunk);
}
