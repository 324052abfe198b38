using AuditOps.Core.Charts;

namespace AuditOps.Core.Tests.Charts;

/// <summary>A chart of each sort, with names and a number of values that a test chooses.</summary>
internal static class ChartSamples
{
    private static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    public static Chart Of(ChartType type) => Of(type, "anna", 12);

    public static Chart Of(ChartType type, string name, int count = 12) => type switch
    {
        ChartType.Timeline => TimelineChart.Of(Buckets(count), TimeSpan.FromHours(1), [new ChartMark { Label = name, Level = Severity.High, Time = Start }, new ChartMark { Label = "b", Level = Severity.Low, Time = Start.AddHours(count - 1) }], name),
        ChartType.Activity => TimelineChart.Of(Buckets(count), TimeSpan.FromHours(1), []) with { Type = ChartType.Activity, Title = name, Figures = [new ChartFigure { Label = "events", Group = "1h", Value = 4, Previous = 2 }, new ChartFigure { Label = "events", Group = "24h", Value = 40 }] },
        ChartType.Heatmap => HeatmapChart.Of(Names("c", Math.Min(count, 92)), Names(name, Math.Min(count, 40)), Enumerable.Range(0, Math.Min(count, 40)).ToDictionary(i => (i, i), i => i + 1.0), ("hour", "actor", "events")),
        ChartType.Compliance => ComplianceChart.Of(Policy(name, count)),
        ChartType.Bar => BarChart.Bars(Slices(name, Math.Min(count, 200)), "events", "actor", count),
        ChartType.Pie => BarChart.Shares(Slices(name, count), Slices(name, count).Sum(slice => slice.Value), "events", "actor"),
        ChartType.Line => LineChart.Lines([Line(name, count), Line("b", count), new ChartSeries { Name = "expected next", Role = SeriesRole.Forecast, Points = [new ChartPoint { Time = Start.AddHours(count), Value = 5, Low = 2, High = 9 }] }], new ChartAxis { Label = "time (UTC)", Scale = ChartScale.Time }, "events"),
        ChartType.Scatter => LineChart.Scatter([new ChartSeries { Name = name, Points = [.. Enumerable.Range(0, Math.Min(count, 5_000)).Select(i => new ChartPoint { Label = name + i, X = i * i, Value = i })] }], Scale.For([0, Math.Pow(Math.Min(count, 5_000), 2)]).Axis("events"), "failed", "actor"),
        _ => CausationChart.Of([.. Enumerable.Range(1, Math.Min(count, 400)).Select(i => Step(name, i))]),
    };

    private static List<Bucket> Buckets(int count) => [.. Enumerable.Range(0, count).Select(i => new Bucket(Start.AddHours(i), (i % 7) + 1, i % 3))];

    private static List<string> Names(string name, int count) => [.. Enumerable.Range(0, count).Select(i => i == 0 ? name : name + i)];

    private static List<Slice> Slices(string name, int count) => [.. Names(name, count).Select((one, i) => new Slice(one, count - i, i % 2 == 0 ? (count - i) / 2 : 0))];

    private static ChartSeries Line(string name, int count) => new() { Name = name, Points = [.. Enumerable.Range(0, count).Select(i => new ChartPoint { Time = Start.AddHours(i), Value = (i * name.Length) % 9 })] };

    /// <summary>Causes one after the other, each of the one before, all with the same long name.</summary>
    public static Chart Chain(int steps) => CausationChart.Of(
        [.. Enumerable.Range(1, steps).Select(i => Step("a-name-that-needs-room", i) with { EffectId = $"00000000000000aa-{i - 1}", Depth = i, Count = 1, Confidence = 1, RootRank = i == steps ? 1 : null })]);

    // A chain with side branches: each event leads to one nearer to the end.
    private static Causation Step(string name, int i) => new()
    {
        EventId = $"00000000000000aa-{i}",
        EffectId = $"00000000000000aa-{i / 3}",
        Depth = (int)Math.Log2(i) + 1,
        Confidence = 1.0 / i,
        RootRank = i == 2 ? 1 : null,
        RootScore = i == 2 ? 0.9 : null,
        Time = Start.AddMinutes(-i),
        Count = i,
        Action = "login",
        Actor = name,
        Explanation = $"{name} led to it.",
    };

    private static ComplianceResult Policy(string name, int count)
    {
        List<ControlResult> controls = [.. Enumerable.Range(0, Math.Min(count, 200)).Select(i => new ControlResult
        {
            FindingId = "f" + i, Kind = FindingKind.Control, Type = "control", Title = name, Severity = (Severity)(i % 5), Score = 1, Start = Start, End = Start, EntityType = "policy",
            EntityName = name, Count = 1, EventId = [], Explanation = name, Query = "", Policy = name, Control = name + i, Weight = 1, Group = i % 3 == 0 ? name : "group" + (i % 3), Result = (ControlStatus)(i % 5),
        })];
        return new ComplianceResult
        {
            Policy = name,
            Title = name,
            Score = 61.5,
            FlatScore = 1,
            FlatMaximum = 2,
            UnweightedScore = 1,
            UnweightedMaximum = 2,
            AbsoluteScore = 0,
            Passed = 1,
            Failed = 1,
            Warned = 1,
            NotAssessed = 1,
            Waived = 1,
            Start = Start,
            End = Start,
            Controls = controls,
            DefinedIn = "policy.yml",
        };
    }
}
