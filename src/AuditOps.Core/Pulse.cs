namespace AuditOps.Core;

/// <summary>Writes what services count while they work: every two seconds, and when the session ends. A killed process loses no more than that.</summary>
/// <param name="clock">Says when two seconds are over.</param>
internal sealed class Pulse(TimeProvider clock) : IDisposable
{
    /// <summary>How often is written.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly List<Action> writers = [];
    private ITimer? timer;

    /// <summary>Adds what writes a service's counts. It is called on any thread, never twice at once, and keeps what it could not write for the next time.</summary>
    public void Add(Action write)
    {
        lock (gate)
        {
            writers.Add(write);
            timer ??= clock.CreateTimer(_ => Beat(), null, Period, Period);
        }
    }

    /// <summary>Writes now.</summary>
    public void Beat()
    {
        lock (gate)
        {
            foreach (var write in writers)
            {
                try
                {
                    write();
                }
                catch (Exception)
                {
                    // A full disk or a busy catalogue is no reason to stop what is being counted, and what passes on a timer's thread ends the process.
                }
            }
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        Beat();
    }
}
