namespace AuditOps.Quality.Measures;

/// <summary>The alarms on days on which nothing happens but everyday life and what looks like an attack, against the budget.</summary>
internal sealed class CleanDays : Measure
{
    private const int Samples = 3;
    private const int Days = 30;
    private const int Size = 60_000;

    public override string Name => "clean";

    public override string What => "Alarms on clean days";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var samples = new[] { "syslog", "json", "cloudtrail" }.SelectMany(format => Enumerable.Range(data.Seed + 100, Samples).Select(seed => MadeSample.Write(data, format, seed, Days, Size, []))).ToList();
        foreach (var budget in new[] { 0.1, 1, 10 })
        {
            var found = samples.SelectMany(sample => data.Ask(new GetAnomaly { Path = [sample.File], TimeZone = "UTC", FalseAlarmsPerDay = budget })).ToList();
            yield return new Figure($"a budget of {budget:0.#} a day", (double)found.Count / (samples.Count * Days), "a day")
            {
                AtMost = 2 * budget,
                Note = $"{samples.Count * Days} days; {string.Join(", ", found.GroupBy(finding => finding.Type).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))}",
            };
        }
    }
}
