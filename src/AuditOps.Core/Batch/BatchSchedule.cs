namespace AuditOps.Core.Batch;

/// <summary>Which item is next. Asked by all workers.</summary>
/// <param name="numbers">The items in the order in which they begin.</param>
internal sealed class BatchSchedule(IReadOnlyList<int> numbers)
{
    private readonly Lock gate = new();
    private int next;
    private bool halted;

    /// <summary>Whether nothing more begins.</summary>
    public bool IsHalted
    {
        get
        {
            lock (gate)
                return halted;
        }
    }

    /// <summary>The next item, or null when there is none.</summary>
    public int? Next()
    {
        lock (gate)
            return halted || next == numbers.Count ? null : numbers[next++];
    }

    /// <summary>Begins nothing more.</summary>
    public void Halt()
    {
        lock (gate)
            halted = true;
    }
}
