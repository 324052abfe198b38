namespace AuditOps.Quality.Measures;

/// <summary>How many anomalies a day real logs give, which is what somebody has to read.</summary>
internal sealed class RealLogs : Measure
{
    public override string Name => "real";

    public override string What => "Anomalies of real logs";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        foreach (var (name, path) in new[] { ("auth.log", Path.Combine("auth", "auth.log")), ("the CloudTrail set", "cloudtrail") })
        {
            var file = data.Real(path);
            var found = data.Ask(new GetAnomaly { Path = [file], TimeZone = "UTC" });
            var days = data.Ask(new GetStatistic { Path = [file], GroupBy = ["day"], Top = 100_000, TimeZone = "UTC" }).Count;
            yield return new Figure(name, (double)found.Count / Math.Max(1, days), "a day")
            {
                Note = $"{days} days with events; {string.Join(", ", found.GroupBy(finding => finding.Type).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))}",
            };
        }
    }
}
