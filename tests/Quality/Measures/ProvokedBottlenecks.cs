using AuditOps.Quality.Machines;

namespace AuditOps.Quality.Measures;

/// <summary>Bottlenecks that are provoked are found within two samples, and an idle machine has none.</summary>
internal sealed class ProvokedBottlenecks : Measure
{
    private const int Times = 5;
    private const int Writers = 4;

    public override string Name => "bottlenecks";

    public override string What => "bottlenecks provoked for real";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        yield return Found("processors, all kept busy", () => Ask(data, PerfBottleneckType.Cpu, Environment.ProcessorCount, writers: 0));
        yield return Found($"a disk, to which {Writers} write without pause", () => Ask(data, PerfBottleneckType.Disk, 0, writers: Writers));
        yield return Found("memory, by a threshold of 1 %", () => data.Ask(Request with { MemoryThreshold = 1 }).Any(found => found.Type == PerfBottleneckType.Memory));
        var idle = Enumerable.Range(0, Times).SelectMany(_ => data.Ask(Request)).ToList();
        yield return new Figure("found on an idle machine", idle.Count, "")
        {
            AtMost = 0,
            Note = $"asked {Times} times; the machine must have nothing else to do. {string.Join("; ", idle.Select(found => found.Type).Distinct())}".TrimEnd(),
        };
    }

    private static GetBottleneck Request => new() { Interval = TimeSpan.FromSeconds(1) };

    private static Figure Found(string of, Func<bool> ask) => new($"found: {of}", 100.0 * Enumerable.Range(0, Times).Count(_ => ask()) / Times, "%")
    {
        AtLeast = 100,
        Note = $"asked {Times} times, two samples of a second each",
    };

    private static bool Ask(QualityData data, PerfBottleneckType type, int processors, int writers)
    {
        using var load = Load.Of(processors, writers, data.Scratch("written"));
        return data.Ask(Request).Any(found => found.Type == type);
    }
}
