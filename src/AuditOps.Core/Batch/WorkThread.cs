namespace AuditOps.Core.Batch;

/// <summary>A thread that does one thing after the other. If one of them does not come back, the thread is left to itself.</summary>
internal sealed class WorkThread : IDisposable
{
    private readonly SemaphoreSlim asked = new(0);
    private readonly ManualResetEventSlim done = new();
    private Action? work;
    private volatile bool ended;

    public WorkThread() => new Thread(Loop) { IsBackground = true, Name = "AuditOps batch" }.Start();

    /// <summary>Begins to do something; it must not throw.</summary>
    public void Begin(Action next)
    {
        done.Reset();
        work = next;
        asked.Release();
    }

    /// <summary>Waits until it is done.</summary>
    /// <returns>False if it is not done yet.</returns>
    public bool Wait(TimeSpan most) => done.Wait(most);

    public void Dispose()
    {
        ended = true;
        asked.Release();
    }

    private void Loop()
    {
        while (true)
        {
            asked.Wait();
            if (ended)
                return;
            work!();
            work = null;
            done.Set();
        }
    }
}
