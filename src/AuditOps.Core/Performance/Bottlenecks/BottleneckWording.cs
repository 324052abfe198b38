using AuditOps.Core.Findings;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Says what is short, and what to do.</summary>
internal static class BottleneckWording
{
    /// <param name="pressure">What is short.</param>
    /// <param name="last">The last sample.</param>
    /// <param name="running">The measured operations that ran meanwhile.</param>
    /// <param name="cancellationToken">Ends the look at processes.</param>
    public static PerfBottleneck Of(Pressure pressure, PerfResource last, IReadOnlyList<string> running, CancellationToken cancellationToken)
    {
        var process = pressure.Type switch
        {
            PerfBottleneckType.Cpu => BusyProcess.OfCpu(cancellationToken),
            PerfBottleneckType.Memory => BusyProcess.OfMemory(),
            _ => null,
        };
        return new PerfBottleneck
        {
            Type = pressure.Type,
            Name = pressure.Name,
            Severity = pressure.Severity,
            Value = pressure.Value,
            Threshold = pressure.Threshold,
            Trend = pressure.Trend,
            Operation = running,
            Process = process,
            Time = last.Time,
            HostName = last.HostName,
            Explanation = $"{What(pressure, last)}{(process is null ? "" : $"; most of it is {process}")}{(running.Count > 0 ? $"; meanwhile ran {string.Join(", ", running.Take(5).Select(Wording.Name))}" : "")}.",
            Recommendation = Recommendation(pressure.Type),
        };
    }

    private static string What(Pressure pressure, PerfResource last) => pressure.Type switch
    {
        PerfBottleneckType.Cpu => $"The processors are {Wording.Number(pressure.Value)} % busy",
        PerfBottleneckType.Memory => $"{Wording.Number(pressure.Value)} % of the memory is in use",
        PerfBottleneckType.Disk => $"{Disk(pressure)} has something to do {Wording.Number(pressure.Value)} % of the time, reading {Megabytes(last.DiskReadBytesPerSecond)} and writing {Megabytes(last.DiskWriteBytesPerSecond)} a second",
        _ => $"{pressure.Name ?? "The busiest link"} carries {Wording.Number(pressure.Value)} % of what it can",
    };

    private static string Disk(Pressure pressure) => pressure.Name is { } name ? $"The disk {name}" : "The busiest disk";

    private static string Megabytes(double? bytes) => $"{Wording.Number((bytes ?? 0) / 1e6)} MB";

    private static string Recommendation(PerfBottleneckType type) => type switch
    {
        PerfBottleneckType.Cpu => "Move work to a quieter time, run fewer workers at once (-ThrottleLimit), or find out what became slower with Get-PerfChangePoint.",
        PerfBottleneckType.Memory => "Stop or limit the process that takes most, process data in smaller parts, or add memory before the system begins to swap or kills processes.",
        PerfBottleneckType.Disk => "Let fewer jobs read and write at once, move logs and temporary files to another disk, or keep results that are read again in the cache (Use-PerfCache).",
        _ => "Spread transfers over time, compress what is sent, or use another link.",
    };
}
