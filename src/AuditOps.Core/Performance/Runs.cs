using AuditOps.Core.Performance.Metrics;

namespace AuditOps.Core.Performance;

/// <summary>Runs of operations as results show them.</summary>
internal static class Runs
{
    /// <summary>A run that nobody has ended.</summary>
    public static PerfOperation Result(this OpenOperation running, DateTime now, string store) => running.Result(running.IsLeft ? PerfOperationState.Left : PerfOperationState.Running, Positive(now - running.Started), store);

    /// <summary>A run that has ended.</summary>
    public static PerfOperation Result(this StoppedOperation stopped, string store) =>
        stopped.Of.Result(stopped.Failed ? PerfOperationState.Failed : PerfOperationState.Succeeded, stopped.Duration, store);

    // Two processes share no clock but the machine's, which may be set back.
    public static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static PerfOperation Result(this OpenOperation run, PerfOperationState state, TimeSpan duration, string store) => new()
    {
        OperationId = run.Id,
        Operation = run.Name,
        Label = run.Label.Length > 0 ? run.Label : null,
        State = state,
        Start = run.Started,
        Duration = duration,
        HostName = run.HostName,
        ProcessId = run.ProcessId == OpenOperation.Nobody ? null : run.ProcessId,
        Store = store,
    };
}
