using System.Text.Json;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Performance.Resources;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Monitoring;

/// <summary>
/// The monitors of a session. Each tells its store with every beat of the pulse how it does, and looks there whether another process wants it to stop.
/// </summary>
internal sealed class ResourceMonitors : IDisposable
{
    private const string Scope = "monitors";
    private static readonly TimeSpan Silence = Pulse.Period * 5;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Dictionary<string, (ResourceMonitor Monitor, Func<EventStore> Open)> monitors = new(StringComparer.Ordinal);

    public ResourceMonitors(TimeProvider clock, Pulse pulse)
    {
        this.clock = clock;
        pulse.Add(Tell);
    }

    /// <summary>Starts to sample into a store, with a first sample at once.</summary>
    /// <returns>The monitor, and false if this process samples into that store already.</returns>
    public (ResourceMonitor Monitor, bool IsNew) Start(string folder, TimeSpan interval, MetricRecorder recorder, IMachine machine, Func<EventStore> open)
    {
        lock (gate)
        {
            if (monitors.TryGetValue(folder, out var known) && known.Monitor.State.Running)
                return (known.Monitor, false);
            var monitor = new ResourceMonitor(recorder, machine, interval, folder, clock);
            monitors[folder] = (monitor, open);
            using var store = open();
            Tell(store, monitor);
            return (monitor, true);
        }
    }

    /// <summary>What monitors of all processes told a store; those of processes that were killed are said to run no more.</summary>
    public static IReadOnlyList<PerfMonitor> Told(EventStore store, DateTime now) =>
    [
        .. store.Entries.All(Scope).Values.Select(text => JsonSerializer.Deserialize<Entry>(text)!)
            .Select(entry => entry.Monitor with { Running = entry.Monitor.Running && !entry.Stop && now - entry.Told < Silence })
            .OrderBy(monitor => monitor.Start),
    ];

    /// <summary>Asks monitors to stop.</summary>
    /// <returns>Those that ran.</returns>
    public IReadOnlyList<PerfMonitor> Stop(EventStore store, string? monitorId, DateTime now)
    {
        var wanted = Told(store, now).Where(monitor => monitor.Running && (monitorId is null || monitor.MonitorId == monitorId)).ToList();
        foreach (var monitor in wanted)
            store.Entries.Change(Scope, monitor.MonitorId, text => text is null ? null : JsonSerializer.Serialize(JsonSerializer.Deserialize<Entry>(text)! with { Stop = true }));
        Tell();
        return [.. Told(store, now).Where(monitor => wanted.Exists(each => each.MonitorId == monitor.MonitorId))];
    }

    /// <summary>Tells each store how its monitor does.</summary>
    public void Tell()
    {
        lock (gate)
        {
            foreach (var (folder, (monitor, open)) in monitors.ToList())
            {
                using (var store = open())
                    Tell(store, monitor);
                if (!monitor.State.Running)
                    monitors.Remove(folder);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (monitor, _) in monitors.Values)
                monitor.Dispose();
        }
    }

    private void Tell(EventStore store, ResourceMonitor monitor) => store.Catalog.Note(transaction =>
    {
        if (transaction.Entry(Scope, monitor.Id) is { } told && JsonSerializer.Deserialize<Entry>(told)!.Stop)
            monitor.Dispose();
        transaction.SetEntry(Scope, monitor.Id, JsonSerializer.Serialize(new Entry(monitor.State, clock.GetUtcNow().UtcDateTime, Stop: false)));
        foreach (var (id, text) in transaction.Entries(Scope))
        {
            if (clock.GetUtcNow().UtcDateTime - JsonSerializer.Deserialize<Entry>(text)!.Told > MetricRecorder.Kept)
                transaction.SetEntry(Scope, id, null);
        }

        return true;
    });

    private sealed record Entry(PerfMonitor Monitor, DateTime Told, bool Stop);
}
