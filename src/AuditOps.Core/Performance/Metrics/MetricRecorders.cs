using AuditOps.Core.Store;

namespace AuditOps.Core.Performance.Metrics;

/// <summary>The recorders of a session, one for each store that is measured into.</summary>
/// <param name="clock">The clock.</param>
/// <param name="pulse">When they write.</param>
internal sealed class MetricRecorders(TimeProvider clock, Pulse pulse)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, MetricRecorder> recorders = new(StringComparer.Ordinal);

    /// <summary>The recorder of a store.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="open">Opens it; called again each time that something is written.</param>
    /// <param name="retention">How long what was measured is kept.</param>
    /// <exception cref="AuditOpsException">The store cannot be changed.</exception>
    public MetricRecorder For(string folder, Func<EventStore> open, TimeSpan retention)
    {
        lock (gate)
        {
            if (recorders.TryGetValue(folder, out var known))
                return known;
            using (var store = open())
                store.RequireOwner();
            var recorder = new MetricRecorder(open, retention, clock);
            recorders.Add(folder, recorder);
            pulse.Add(recorder.Write);
            return recorder;
        }
    }

    /// <summary>Leaves what still runs to other processes, as this one ends.</summary>
    public void HandOver()
    {
        foreach (var recorder in recorders.Values)
            recorder.HandOver();
    }

    /// <summary>Writes what is measured into a store, so that it can be read.</summary>
    public void Write(string folder)
    {
        MetricRecorder? recorder;
        lock (gate)
            recorders.TryGetValue(folder, out recorder);
        recorder?.Write();
    }
}
