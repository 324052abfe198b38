namespace AuditOps.Core.Store.Reading;

/// <summary>Merges runs that are each in order of (time, source, record).</summary>
internal sealed class OrderedRows : IDisposable
{
    private readonly PriorityQueue<RowRun, (long Time, ulong Source, long Record)> waiting = new();
    private readonly IReadOnlyList<RowRun> runs;
    private bool started;

    public OrderedRows(IReadOnlyList<RowRun> runs) => this.runs = runs;

    /// <summary>The run that holds the current row.</summary>
    public RowRun? Current { get; private set; }

    /// <summary>Goes to the next row.</summary>
    public bool Read()
    {
        if (!started)
        {
            started = true;
            return Start();
        }

        if (Current is null)
        {
            return false;
        }

        if (!Current.Read())
        {
            Current = waiting.TryDequeue(out var next, out _) ? next : null;
            return Current is not null;
        }

        if (waiting.TryPeek(out _, out var key) && key.CompareTo(Current.Key) < 0)
        {
            Current = waiting.DequeueEnqueue(Current, Current.Key);
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var run in runs)
        {
            run.Dispose();
        }
    }

    private bool Start()
    {
        foreach (var run in runs)
        {
            if (run.Read())
            {
                waiting.Enqueue(run, run.Key);
            }
        }

        Current = waiting.TryDequeue(out var first, out _) ? first : null;
        return Current is not null;
    }
}
