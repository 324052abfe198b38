using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Performance.Resources;

namespace AuditOps.Core.Performance.Monitoring;

/// <summary>Samples the machine in the background, into what is measured of a store.</summary>
internal sealed class ResourceMonitor : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly MetricRecorder recorder;
    private readonly ResourceSampler sampler;
    private readonly ITimer timer;
    private TimeSpan spent;
    private bool stopped;

    public ResourceMonitor(MetricRecorder recorder, IMachine machine, TimeSpan interval, string store, TimeProvider clock)
    {
        (this.recorder, this.clock, Interval, Store) = (recorder, clock, interval, store);
        Started = clock.GetUtcNow().UtcDateTime;
        sampler = new ResourceSampler(machine, Environment.ProcessId, clock);
        timer = clock.CreateTimer(_ => Sample(), null, interval, interval);
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Store { get; }

    public TimeSpan Interval { get; }

    public DateTime Started { get; }

    public PerfMonitor State
    {
        get
        {
            lock (gate)
            {
                var elapsed = clock.GetUtcNow().UtcDateTime - Started;
                return new PerfMonitor
                {
                    MonitorId = Id,
                    Running = !stopped,
                    HostName = Environment.MachineName,
                    ProcessId = Environment.ProcessId,
                    Interval = Interval,
                    Start = Started,
                    Samples = Samples,
                    LastTime = LastTime,
                    CostPercent = elapsed > TimeSpan.Zero ? 100 * (spent / elapsed) : 0,
                    Store = Store,
                };
            }
        }
    }

    private long Samples { get; set; }

    private DateTime? LastTime { get; set; }

    /// <summary>Takes a sample now. One that nothing can be read for is left out.</summary>
    public void Sample()
    {
        lock (gate)
        {
            if (stopped)
                return;
            var begun = clock.GetTimestamp();
            try
            {
                var sample = sampler.Next();
                ResourceHistory.Add(recorder, sample);
                (Samples, LastTime) = (Samples + 1, sample.Time);
            }
            catch (Exception)
            {
                // On a timer's thread whatever passes ends the process, and with it a shell; the next sample may succeed.
            }

            spent += clock.GetElapsedTime(begun);
        }
    }

    public void Dispose()
    {
        lock (gate)
            stopped = true;
        timer.Dispose();
    }
}
