using System.Globalization;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Resources;

/// <summary>Samples of a machine as series of numbers, and back.</summary>
internal static class ResourceHistory
{
    private static readonly (string Name, string Unit, Func<PerfResource, double?> Value)[] Values =
    [
        ("cpu", "%", sample => sample.CpuPercent),
        ("disk_busy", "%", sample => sample.DiskBusyPercent),
        ("disk_read", "bytes/s", sample => sample.DiskReadBytesPerSecond),
        ("disk_write", "bytes/s", sample => sample.DiskWriteBytesPerSecond),
        ("interval", "s", sample => sample.Interval.TotalSeconds),
        ("io_wait", "%", sample => sample.IoWaitPercent),
        ("memory", "%", sample => sample.MemoryPercent),
        ("memory_total", "bytes", sample => sample.MemoryTotalBytes),
        ("memory_used", "bytes", sample => sample.MemoryUsedBytes),
        ("network_busy", "%", sample => sample.NetworkBusyPercent),
        ("network_received", "bytes/s", sample => sample.NetworkReceivedBytesPerSecond),
        ("network_sent", "bytes/s", sample => sample.NetworkSentBytesPerSecond),
        ("process_cpu", "%", sample => sample.ProcessCpuPercent),
        ("process_memory", "bytes", sample => sample.ProcessMemoryBytes),
        ("process_threads", "", sample => sample.ProcessThreads),
    ];

    /// <summary>Adds a sample to what is measured.</summary>
    public static void Add(MetricRecorder recorder, PerfResource sample)
    {
        var label = Labels.Of([string.Create(CultureInfo.InvariantCulture, $"host={sample.HostName}")]);
        foreach (var (name, unit, value) in Values)
        {
            if (value(sample) is { } known)
                recorder.Add(new SeriesKey(PerfMetricKind.Resource, name, label, unit), new MetricPoint(sample.Time, known, Failed: false));
        }
    }

    /// <summary>The samples since a time, of all machines, oldest first.</summary>
    public static IReadOnlyList<PerfResource> Read(CatalogTransaction transaction, DateTime since)
    {
        var samples = new SortedDictionary<(DateTime Time, string Host), Dictionary<string, double>>();
        foreach (var (id, key) in transaction.Series(PerfMetricKind.Resource))
        {
            foreach (var point in transaction.Points(id, since))
            {
                var at = (point.Time, key.Label["host=".Length..]);
                if (!samples.TryGetValue(at, out var sample))
                    samples[at] = sample = new Dictionary<string, double>(StringComparer.Ordinal);
                sample[key.Name] = point.Value;
            }
        }

        return [.. samples.Select(sample => Sample(sample.Key.Time, sample.Key.Host, name => sample.Value.TryGetValue(name, out var value) ? value : null))];
    }

    private static PerfResource Sample(DateTime time, string host, Func<string, double?> value) => new()
    {
        Time = time,
        HostName = host,
        Interval = TimeSpan.FromSeconds(value("interval") ?? 0),
        CpuPercent = value("cpu"),
        DiskBusyPercent = value("disk_busy"),
        DiskReadBytesPerSecond = value("disk_read"),
        DiskWriteBytesPerSecond = value("disk_write"),
        IoWaitPercent = value("io_wait"),
        MemoryPercent = value("memory"),
        MemoryTotalBytes = (long?)value("memory_total"),
        MemoryUsedBytes = (long?)value("memory_used"),
        NetworkBusyPercent = value("network_busy"),
        NetworkReceivedBytesPerSecond = value("network_received"),
        NetworkSentBytesPerSecond = value("network_sent"),
        ProcessCpuPercent = value("process_cpu"),
        ProcessMemoryBytes = (long?)value("process_memory"),
        ProcessThreads = (int?)value("process_threads"),
    };
}
