using System.Text.Json;

namespace AuditOps.Quality.Measures;

/// <summary>
/// The patterns that run by default, on made samples of every format: how many findings hold events of an attack, and how many of the
/// attacks that can be told, by kind, have one of their events in a finding. Internet noise that guesses passwords is an attack too, but no
/// label names it: findings that hold neither an attack nor a look-alike are counted as wrong all the same.
/// </summary>
internal sealed class MadePatterns : Measure
{
    private const int Seeds = 4;
    private const int Size = 8_000;
    private const double Promised = 95;

    public override string Name => "patterns";

    public override string What => "patterns on made samples";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var logs = Enumerable.Range(data.Seed, Seeds).SelectMany(seed => Sample(data, seed)).ToList();
        var (right, all) = (logs.Sum(log => log.Right), logs.Sum(log => log.Findings));
        yield return new Figure("precision", 100.0 * right / all, "%") { AtLeast = Promised, Note = $"{right} of {all} findings in {logs.Count} logs" };
        foreach (var loud in (bool[])[true, false])
        {
            var attacks = logs.SelectMany(log => log.Attacks).Where(attack => attack.Difficulty is "clear" or "loud" == loud).ToList();
            yield return new Figure(loud ? "recall, clear and loud attacks" : "recall, faint and hidden attacks", Share(attacks), "%")
            {
                AtLeast = loud ? Promised : null,
                Note = $"{attacks.Count} attacks",
            };
            foreach (var kind in attacks.GroupBy(attack => attack.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
                yield return new Figure($"{(loud ? "clear and loud" : "faint and hidden")} {kind.Key}", Share([.. kind]), "%") { Note = $"{kind.Count()} attacks" };
        }

        foreach (var (name, path) in new[] { ("auth.log", data.Real("auth", "auth.log")), ("CloudTrail", data.Real("cloudtrail")) })
        {
            var found = data.Ask(new GetPattern { Path = [path] });
            var range = data.Ask(new GetStatistic { Path = [path], GroupBy = ["category"] });
            var days = (range.Max(row => row.End) - range.Min(row => row.Start))?.TotalDays ?? 0;
            yield return new Figure($"findings a day, {name}", found.Count / Math.Max(1, days), "") { Note = $"{found.Count} findings in {days:0.#} days" };
        }
    }

    private static double Share(IReadOnlyCollection<Attack> attacks) => attacks.Count == 0 ? 100 : 100.0 * attacks.Count(attack => attack.IsFound) / attacks.Count;

    private static IEnumerable<Log> Sample(QualityData data, int seed)
    {
        var folder = data.Scratch($"patterns-{seed}");
        var labels = data.Ask(new NewSample { Destination = folder, Seed = seed, Size = Size }).First().Labels;
        using var document = JsonDocument.Parse(File.ReadAllBytes(labels));
        var attacks = document.RootElement.GetProperty("attacks").EnumerateArray().ToLookup(attack => attack.GetProperty("file").GetString()!);
        foreach (var file in attacks.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var findings = data.Ask(new GetPattern { LiteralPath = [Path.Combine(folder, file.Key)] })
                .Select(finding => finding.EventId.Select(Record).ToHashSet()).ToList();
            var found = findings.SelectMany(records => records).ToHashSet();
            var labelled = file.Select(attack => (Json: attack, Records: attack.GetProperty("records").EnumerateArray().Select(record => record.GetInt64()).ToList())).ToList();
            var bad = labelled.SelectMany(attack => attack.Records).ToHashSet();
            yield return new Log(findings.Count, findings.Count(records => records.Overlaps(bad)), [.. labelled.Select(attack =>
                new Attack(attack.Json.GetProperty("kind").GetString()!, attack.Json.GetProperty("difficulty").GetString()!, attack.Records.Exists(found.Contains)))]);
        }
    }

    private static long Record(string eventId) => long.Parse(eventId.AsSpan(eventId.IndexOf('-', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Log(int Findings, int Right, IReadOnlyList<Attack> Attacks);

    private sealed record Attack(string Kind, string Difficulty, bool IsFound);
}
