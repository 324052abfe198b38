using AuditOps.Core.Samples;
using AuditOps.Core.Samples.Attacks;

namespace AuditOps.Quality.Measures;

/// <summary>The anomalies of made samples: how many of the broken habits are found, and how much of what is reported is one.</summary>
internal sealed class BrokenHabits : Measure
{
    private const int Samples = 5;
    private const int Days = 30;
    private const int Size = 60_000;

    // Which label each kind of anomaly must find.
    private static readonly (string Kind, string Label)[] Expected =
    [
        ("event_frequency", "burst"), ("first_seen", "strange_host"), ("suspicious_combination", "strange_host"), ("geographic", "foreign_login"), ("user_behaviour", "changed_behaviour"),
    ];

    public override string Name => "habits";

    public override string What => "Anomalies of made samples";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var runs = new[] { "syslog", "json", "cloudtrail" }.SelectMany(format => Enumerable.Range(data.Seed, Samples).Select(seed => MadeSample.Write(data, format, seed, Days, Size, AttackCatalog.BrokenHabits)))
            .Select(sample => (Labels: sample.Labels.Where(label => IsTold(label, sample)).ToList(), sample.Actors, Found: data.Ask(new GetAnomaly { Path = [sample.File], TimeZone = "UTC" }))).ToList();
        foreach (var (kind, label) in Expected)
        {
            var hidden = runs.SelectMany(run => run.Labels.Where(each => each.Scenario.Kind == label).Select(each => (each, run.Found))).ToList();
            var found = hidden.Count(pair => pair.Found.Any(finding => finding.Type == kind && Tells(finding, pair.each)));
            yield return new Figure($"{kind}: recall", 100.0 * found / Math.Max(1, hidden.Count), "%") { AtLeast = 90, Note = $"{found} of {hidden.Count} {label}" };

            var reported = runs.SelectMany(run => run.Found.Where(finding => finding.Type == kind).Select(finding => (finding, run.Labels))).ToList();
            var wrong = reported.Count(pair => !pair.Labels.Any(each => Tells(pair.finding, each)));
            var looked = runs.Sum(run => (long)run.Actors * Days);
            yield return new Figure($"{kind}: accuracy", 100.0 * (looked - wrong - (hidden.Count - found)) / looked, "%")
            {
                AtLeast = 95,
                Note = $"of actors' days, {looked:N0}; {wrong} of {reported.Count} findings tell no label",
            };
        }
    }

    // A format that does not name the hosts cannot tell that one is strange.
    private static bool IsTold(SampleLabel label, MadeSample sample) => label.Scenario.Kind != "strange_host" || label.Hosts.Any(sample.Hosts.Contains);

    private static bool Tells(Anomaly finding, SampleLabel label) =>
        finding.Start <= label.End.AddHours(1) && finding.End >= label.Start.AddHours(-1)
        && (finding.EntityType is not ("actor" or "address") || label.Actors.Contains(finding.EntityName) || label.Addresses.Contains(finding.EntityName));
}
