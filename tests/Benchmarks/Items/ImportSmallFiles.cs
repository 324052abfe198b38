using System.Globalization;

namespace AuditOps.Benchmarks.Items;

internal sealed class ImportSmallFiles : Benchmark
{
    private const int EventsPerFile = 25;

    public override string Name => "import-small-files";

    public override string What => "Import of a folder of small CloudTrail files";

    public override string Unit => "files/s";

    public override Measurement Run(BenchmarkData data)
    {
        var folder = data.Fresh("small");
        Directory.CreateDirectory(folder);
        var files = 0;
        foreach (var events in File.ReadLines(data.Log("cloudtrail", 500_000)).Take(data.Count(2_000) * EventsPerFile).Chunk(EventsPerFile))
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{files++:D6}.json")), $$"""{"Records":[{{string.Join(',', events)}}]}""");
        using var session = new Session();
        var (imported, spent) = session.Import(data.Fresh("store"), folder);
        return new Measurement(files / spent.Wall.TotalSeconds, spent) { Note = $"{files:N0} files, {imported:N0} events" };
    }
}
