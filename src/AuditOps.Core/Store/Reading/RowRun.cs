namespace AuditOps.Core.Store.Reading;

/// <summary>A query whose rows begin with time in microseconds, source and record, read row by row.</summary>
internal sealed class RowRun(QueryRun query) : IDisposable
{
    private long[] times = [];
    private long[] sources = [];
    private long[] records = [];

    /// <summary>The columns of the current chunk.</summary>
    public ChunkColumns Columns => query.Columns;

    /// <summary>The row within the chunk.</summary>
    public int Row { get; private set; }

    public long Time => times[Row];

    public ulong Source => (ulong)sources[Row];

    public long Record => records[Row];

    /// <summary>What the rows are ordered by.</summary>
    public (long Time, ulong Source, long Record) Key => (Time, Source, Record);

    /// <summary>Goes to the next row.</summary>
    public bool Read()
    {
        if (++Row < query.Columns.RowCount)
        {
            return true;
        }

        Row = 0;
        if (!query.Read())
        {
            return false;
        }

        (times, sources, records) = (Columns.Numbers(0), Columns.Numbers(1), Columns.Numbers(2));
        return true;
    }

    public void Dispose() => query.Dispose();
}
