using System.IO.Compression;
using System.Text.RegularExpressions;

namespace AuditOps.Benchmarks.Items;

internal sealed partial class ManyRules : Benchmark
{
    // Real captures of Windows are repeated, with the numbers of their records going on.
    private const int WindowsEvents = 500_000;

    private static readonly (string Format, int Events)[] Others = [("cloudtrail", 200_000), ("auditd", 100_000), ("kubernetes", 100_000), ("syslog", 100_000)];

    public override string Name => "rules";

    public override string What => "SigmaHQ's rules over a million mixed events, reading the rules included";

    public override string Unit => "k events/s";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(50);

    public override Measurement Run(BenchmarkData data)
    {
        var rules = data.Fresh("sigma");
        ZipFile.ExtractToDirectory(Real("sigma-rules.zip"), rules);
        using var session = new Session();
        var store = data.Fresh("rules-store");
        var (events, _) = session.Import(store, [Windows(data), .. Others.Select(other => data.Log(other.Format, other.Events))]);
        var (found, spent) = session.Ask(new InvokeRule { Store = store, RulePath = [rules], First = 100_000 });
        return new Measurement(events / spent.Wall.TotalSeconds / 1e3, spent)
        {
            Note = $"{events:N0} events, {found.Count:N0} findings of {found.Select(finding => finding.Rule).Distinct().Count():N0} rules",
        };
    }

    private static string Windows(BenchmarkData data)
    {
        var repeated = data.Fresh("windows.ndjson");
        List<string> lines = [.. Directory.EnumerateFiles(Real("windows"), "*.zip").Order(StringComparer.Ordinal).SelectMany(Lines)];
        using var output = File.CreateText(repeated);
        for (var i = 0; i < data.Count(WindowsEvents); i++)
            output.WriteLine(Number().Replace(lines[i % lines.Count], $"\"$1\":{i + 1}"));
        return repeated;
    }

    private static IEnumerable<string> Lines(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }

    private static string Real(string name) => Environment.GetEnvironmentVariable("AUDITOPS_DATA") is { Length: > 0 } given && Path.Combine(given, name) is var path && Path.Exists(path)
        ? path
        : throw new NotMeasurableException($"AUDITOPS_DATA names no folder with {name}");

    [GeneratedRegex("\"(RecordNumber|EventRecordID|RecordId)\":\\s*\"?[0-9]+\"?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
