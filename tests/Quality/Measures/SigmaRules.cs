using System.Globalization;
using System.IO.Compression;

namespace AuditOps.Quality.Measures;

/// <summary>SigmaHQ's rules as they are, and its own cases of some of them.</summary>
internal sealed class SigmaRules : Measure
{
    // Rules with placeholders whose values only a user knows.
    private const int MostRefused = 2;

    public override string Name => "sigma";

    public override string What => "SigmaHQ's rules and cases";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var (archive, cases) = (data.Real("sigma-rules.zip"), data.Real("sigma-cases"));
        var rules = data.Scratch("sigma");
        ZipFile.ExtractToDirectory(archive, rules);

        var checks = data.Ask(new TestRule { RulePath = [rules], LiteralPath = [cases] });
        var refused = checks.Where(check => check.Matches is null).ToList();
        yield return new Figure("rules that are refused", refused.Count, "")
        {
            AtMost = MostRefused,
            Note = $"of {checks.Count.ToString("N0", CultureInfo.InvariantCulture)}{string.Concat(refused.Select(check => $"; {check.Title}"))}",
        };

        var matches = checks.Where(check => check.Matches > 0).ToDictionary(check => check.Rule, check => check.Matches!.Value, StringComparer.OrdinalIgnoreCase);
        var known = checks.Select(check => check.Rule).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stated = Stated(cases).Where(one => known.Contains(one.Rule)).ToList();
        yield return new Figure("cases that match as often as they say", 100.0 * stated.Count(one => matches.GetValueOrDefault(one.Rule) >= one.Least) / stated.Count, "%")
        {
            AtLeast = 100,
            Note = $"{stated.Count} cases of rules that are there; an event that two cases hold counts once",
        };
    }

    private static IEnumerable<(string Rule, long Least)> Stated(string cases)
    {
        foreach (var file in Directory.EnumerateFiles(cases, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var count = File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "info.yml")).FirstOrDefault(line => line.Contains("match_count:", StringComparison.Ordinal));
            yield return (Path.GetFileNameWithoutExtension(file), count is null ? 1 : long.Parse(count.Split(':')[1], CultureInfo.InvariantCulture));
        }
    }
}
