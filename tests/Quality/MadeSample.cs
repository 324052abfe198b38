using AuditOps.Core.Samples;
using AuditOps.Core.Samples.Attacks;

namespace AuditOps.Quality;

/// <summary>A made sample with its labels.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Labels">What it hides.</param>
/// <param name="Actors">How many accounts act in it.</param>
/// <param name="Hosts">The hosts that its events name.</param>
internal sealed record MadeSample(string File, IReadOnlyList<SampleLabel> Labels, int Actors, IReadOnlySet<string> Hosts)
{
    private static readonly DateTime Until = new(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes a sample that hides certain attacks, or none.</summary>
    public static MadeSample Write(QualityData data, string format, int seed, int days, int size, IReadOnlyList<Attack> attacks)
    {
        var run = new SampleRun(format, new SamplePeriod(Until.AddDays(-days), days, size), seed, attacks);
        var folder = data.Scratch($"{format}-{seed}-{attacks.Count}");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, run.FileName);
        using (var stream = System.IO.File.Create(file))
            run.Write(stream, _ => { }, default);
        System.IO.File.SetLastWriteTimeUtc(file, Until);
        HashSet<string> Different(string column) => [.. data.Ask(new GetStatistic { Path = [file], GroupBy = [column], Top = 100_000, TimeZone = "UTC" }).Select(group => group.Group)];
        return new MadeSample(file, run.Labels, Different("actor").Count, Different("host"));
    }
}
