namespace AuditOps.Core.Batch;

/// <summary>A thread that does one thing after the other. If one of them does not come back, the thread is left to itself.</summary>
internal sealed class WorkThread : IDisposable
{
    // Events would spin before they wait, and so take the processor from what is waited for.
    private readonly object gate = new();
    private Action? work;
    private bool ended;

    public WorkThread() => new Thread(Loop) { IsBackground = true, Name = "AuditOps batch" }.Start();

    /// <summary>Begins to do something; it must not throw.</summary>
    public void Begin(Action next)
    {
        lock (gate)
        {
            work = next;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits until it is done.</summary>
    /// <returns>False if it is not done yet.</returns>
    public bool Wait(TimeSpan most)
    {
        lock (gate)
            return work is null || (Monitor.Wait(gate, most) && work is null);
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Loop()
    {
        while (Next() is { } next)
        {
            next();
            lock (gate)
            {
                work = null;
                Monitor.PulseAll(gate);
            }
        }
    }

    private Action? Next()
    {
        lock (gate)
        {
            while (work is null && !ended)
                Monitor.Wait(gate);
            return ended ? null : work;
        }
    }
}
