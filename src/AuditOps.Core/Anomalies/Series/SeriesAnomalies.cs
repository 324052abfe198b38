using AuditOps.Core.Findings;
using AuditOps.Core.Series;

namespace AuditOps.Core.Anomalies.Series;

/// <summary>Finds the unusual values of a series, in one pass, from what came before each.</summary>
internal sealed class SeriesAnomalies(GetAnomaly request, IReadOnlyList<SeriesPoint> points, IReadOnlyList<string>? files)
{
    public const string Name = "series_value";

    /// <summary>Fewer values have no past to be compared with.</summary>
    public const int FewestPoints = 41;

    private const double LeastLooks = 100;

    /// <summary>The findings, in the order of their times.</summary>
    public IEnumerable<Anomaly> Find()
    {
        var limit = AlarmLimit.Of(request, LooksPerDay(), 1, LeastLooks);
        var (scorer, rest) = (new SeriesScorer(), new SeriesRest());
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var score = scorer.Next(point.Time, point.Value);
            var probability = limit.Threshold is null ? score.Probability : AlarmLimit.Tail(score.Deviation);
            if (rest.IsNews(point.Time, probability) && limit.Reports(probability, score.Deviation))
                yield return ToFinding(i, score, probability, limit);
        }
    }

    // The median of the steps: gaps and bursts do not move it.
    private double LooksPerDay()
    {
        var steps = points.Zip(points.Skip(1), (before, after) => after.Time - before.Time).Where(step => step > TimeSpan.Zero).Order().ToList();
        return steps.Count == 0 ? 1 : TimeSpan.FromDays(1) / steps[steps.Count / 2];
    }

    private Anomaly ToFinding(int place, in SeriesScore score, double probability, AlarmLimit limit)
    {
        var point = points[place];
        var severity = limit.Severity(probability);
        var (observed, expected) = (Wording.Measure(point.Value), Wording.Measure(score.Expected ?? point.Value));
        return new Anomaly
        {
            FindingId = FindingIdentity.Of(Name, "series", request.Value!, point.Time),
            Kind = FindingKind.Anomaly,
            Type = Name,
            Title = $"Unusual {Wording.Name(request.Value!)}: {observed}, expected {expected}",
            Severity = severity,
            Score = FindingScore.Of(severity, limit.Confidence(probability)),
            Start = point.Time,
            End = point.Time,
            EntityType = "series",
            EntityName = request.Value!,
            Observed = point.Value,
            Expected = score.Expected,
            Deviation = double.IsFinite(score.Deviation) ? Math.Round(score.Deviation, 2) : Math.CopySign(999, score.Deviation),
            Baseline = $"{Wording.Count(place, "earlier value")} by {score.Baseline}",
            Count = 1,
            EventId = [],
            Explanation = $"{Wording.Name(request.Value!)} was {observed} at {Wording.Time(point.Time)}, expected was {expected} by {score.Baseline}: {Why(score.View)}, "
                + $"by chance {Wording.Once(probability, "values")}.",
            Tags = [score.View.ToString().ToLowerInvariant()],
            Query = "",
            LiteralPath = files,
        };
    }

    private static string Why(SeriesView view) => view switch
    {
        SeriesView.Season => "it is far from what is usual at that time",
        SeriesView.Step => "it jumped from the value before",
        SeriesView.Spread => "the latest values vary as they never did",
        _ => "hardly any earlier value is near it",
    };
}
