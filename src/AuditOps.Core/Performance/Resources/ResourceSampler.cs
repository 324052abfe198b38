namespace AuditOps.Core.Performance.Resources;

/// <summary>Takes samples of a machine, each of the time since the one before.</summary>
/// <param name="machine">The machine.</param>
/// <param name="processId">The process to look at.</param>
/// <param name="clock">The clock.</param>
internal sealed class ResourceSampler(IMachine machine, int processId, TimeProvider clock)
{
    private MachineCounters before = machine.Read(processId);

    /// <summary>The time since the last sample, or since this was made.</summary>
    public PerfResource Next()
    {
        var after = machine.Read(processId);
        var sample = ResourceRates.Between(before, after, clock);
        before = after;
        return sample;
    }

    /// <summary>Waits, and takes a sample of the time that it waited.</summary>
    public PerfResource Next(TimeSpan interval, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(interval);
        cancellationToken.ThrowIfCancellationRequested();
        return Next();
    }
}
