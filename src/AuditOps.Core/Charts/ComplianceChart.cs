using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>How a policy is met: its score, its controls by group and result, and those that fail.</summary>
internal static class ComplianceChart
{
    private static readonly (ControlStatus Status, string Name, string Role)[] Results =
    [
        (ControlStatus.Pass, "pass", SeriesRole.Pass), (ControlStatus.Warn, "warn", SeriesRole.Warn), (ControlStatus.Fail, "fail", SeriesRole.Fail),
        (ControlStatus.Waived, "waived", SeriesRole.Waived), (ControlStatus.NotAssessed, "not assessed", SeriesRole.NotAssessed),
    ];

    public static Chart Of(ComplianceResult result)
    {
        var groups = result.Controls.GroupBy(control => control.Group ?? "controls").ToList();
        return new Chart
        {
            Type = ChartType.Compliance,
            Title = result.Title,
            Summary = Sentence(result),
            X = Scale.For([.. groups.Select(group => (double)group.Count())], allowsRoot: false).Axis("controls"),
            Y = new ChartAxis { Label = "group", Categories = [.. groups.Select(group => group.Key)] },
            Figures =
            [
                new ChartFigure { Label = "score of 100", Value = result.Score },
                .. Results.Select(one => new ChartFigure { Label = one.Name, Value = result.Controls.Count(control => control.Result == one.Status) }),
            ],
            Series =
            [
                .. Results.Select(one => new ChartSeries
                {
                    Name = one.Name,
                    Role = one.Role,
                    Points = [.. groups.Select(group => new ChartPoint { Label = group.Key, Value = group.Count(control => control.Result == one.Status) }).Where(point => point.Value > 0)],
                }).Where(series => series.Points.Count > 0),
            ],
            Marks =
            [
                .. result.Controls.Where(control => control.Result is ControlStatus.Fail).OrderByDescending(control => control.Severity)
                    .Select(control => new ChartMark { Label = $"{control.Control}: {control.Title}", Level = control.Severity }),
            ],
            Start = result.Start,
            End = result.End,
            Store = result.Store,
            LiteralPath = result.LiteralPath,
        };
    }

    private static string Sentence(ComplianceResult result)
    {
        var score = result.Score is { } known ? $"scores {Wording.Measure(known)} of 100" : "has no score, because nothing could be assessed";
        return $"{result.Policy} {score}: {Wording.Number(result.Passed)} pass, {Wording.Number(result.Failed)} fail, {Wording.Number(result.Warned)} warn, {Wording.Number(result.Waived)} waived, {Wording.Number(result.NotAssessed)} not assessed.";
    }
}
