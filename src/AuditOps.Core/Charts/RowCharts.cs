using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>Charts of results: our own, whose meaning is known, or any objects by the names of their values.</summary>
internal sealed class RowCharts(NewChart request)
{
    private const int MostPoints = 5_000;
    private readonly ResultRows rows = new(request.Row);

    /// <summary>The findings among the rows, which are marked in a timeline of their events.</summary>
    public IReadOnlyList<Finding> Findings => IsNamed ? [] : rows.As<Finding>("FindingId", "Severity", "Start", "Title");

    /// <summary>The charts that the rows make.</summary>
    public IEnumerable<Chart> Make()
    {
        if (IsNamed)
            return [Named()];
        if (rows.As<ComplianceResult>("Policy", "Controls") is { Count: > 0 } policies)
            return policies.Select(policy => Only(ChartType.Compliance, ComplianceChart.Of(policy)));
        if (rows.As<Causation>("EffectId", "Confidence") is { Count: > 0 } steps)
            return [Only(ChartType.Causation, CausationChart.Of(steps))];
        if (rows.As<Trend>("Metric", "Point") is { Count: > 0 } trends)
            return [Of(trends)];
        if (rows.As<Statistic>("Group", "Count", "Percent") is { Count: > 0 } groups)
            return [Of(groups)];
        throw new AuditOpsException(ErrorKind.InvalidRequest, "RowsUnknown", "What was piped is no result that has a chart of its own. Say with -X and -Y which of its properties to draw.");
    }

    private bool IsNamed => request.X is not null || request.Y.Count > 0;

    private Chart Only(ChartType type, Chart chart) => request.Type is null || request.Type == type ? chart : throw NoSuchChart(request.Type.Value);

    private Chart Of(IReadOnlyList<Trend> trends)
    {
        if (request.Type is not (null or ChartType.Line))
            throw NoSuchChart(request.Type.Value);
        var metric = trends[0].Metric;
        var name = Words(metric);
        var lines = new List<ChartSeries>();
        foreach (var trend in trends)
        {
            lines.Add(new ChartSeries { Name = trend.Group ?? name, Points = [.. trend.Point.Select(point => new ChartPoint { Time = point.Time, Value = point.Value })] });
            if (trends.Count == 1 && trend.Forecast is { } next && trend.Point.Count > 0)
                lines.Add(new ChartSeries { Name = "expected next", Role = SeriesRole.Forecast, Points = [new ChartPoint { Time = trend.End, Value = next, Low = trend.ForecastLow, High = trend.ForecastHigh }] });
        }

        var period = trends[0].Period switch { TrendPeriod.Hourly => "hour", TrendPeriod.Daily => "day", _ => "month" };
        return LineChart.Lines(lines, TimeLabel, $"{name} per {period}", $"{Sentences.Upper(name)} over time") with
        {
            Summary = string.Join(" ", trends.Take(3).Select(trend => trend.Explanation)),
            Store = trends[0].Store,
            LiteralPath = trends[0].LiteralPath,
        };
    }

    private Chart Of(IReadOnlyList<Statistic> groups)
    {
        var slices = groups.Select(group => new Slice(group.Group, group.Count, group.Failures)).ToList();
        var total = groups[0].Percent > 0 ? Math.Round(groups[0].Count * 100 / groups[0].Percent) : slices.Sum(slice => slice.Value);
        var chart = request.Type switch
        {
            null or ChartType.Bar => BarChart.Bars(slices, "events", "group", slices.Count, "Events by group"),
            ChartType.Pie => BarChart.Shares(slices, Math.Max(total, slices.Sum(slice => slice.Value)), "events", "group", "Events by group"),
            ChartType.Line => Line([.. groups.Select(group => new RowPoint(group.Group, group.Start, null, group.Count, null))], "events"),
            ChartType.Scatter => LineChart.Scatter(
                [new ChartSeries { Name = "groups", Points = [.. groups.Select(group => new ChartPoint { Label = group.Group, X = group.Count, Value = group.Failures })] }],
                Scale.For([.. groups.Select(group => (double)group.Count)]).Axis("events"), "failed events", "group"),
            _ => throw NoSuchChart(request.Type.Value),
        };
        return chart with { Store = groups[0].Store, LiteralPath = groups[0].LiteralPath };
    }

    private Chart Named()
    {
        var (x, what) = (request.X ?? "row", request.Y.Count > 0 ? string.Join(", ", request.Y) : "rows");
        var points = request.Y.Count < 2
            ? rows.Points(request.X, request.Y.Count == 0 ? null : request.Y[0], request.GroupBy)
            : [.. request.Y.SelectMany(name => rows.Points(request.X, name, null).Select(point => point with { Group = name }))];
        if (request.Y.Count == 0)
            points = [.. points.GroupBy(point => (point.Label, point.Time, point.X, point.Group)).Select(same => same.First() with { Value = same.Count() })];
        var type = request.Type ?? (points.Any(point => point.Time is null) ? points.All(point => point.X is not null) && request.X is not null ? ChartType.Scatter : ChartType.Bar : ChartType.Line);
        return type switch
        {
            ChartType.Bar or ChartType.Pie when points.Any(point => point.Value < 0) && type == ChartType.Pie => throw Negative(),
            ChartType.Bar => Bars(points, what, x),
            ChartType.Pie => BarChart.Shares(Slices(points), points.Sum(point => point.Value), what, x),
            ChartType.Line => Line(points, what),
            ChartType.Scatter => Scatter(points, x, what),
            ChartType.Heatmap => Heat(points, what, x),
            ChartType.Timeline when points.All(point => point.Time is not null) => Time(points),
            ChartType.Timeline => throw new AuditOpsException(ErrorKind.InvalidRequest, "TimeMissing", $"A timeline needs times, and '{x}' holds others. Name a property with times by -X.") { Target = x },
            _ => throw NoSuchChart(type),
        };
    }

    private Chart Bars(IReadOnlyList<RowPoint> points, string what, string x)
    {
        var slices = Slices(points);
        return BarChart.Bars([.. slices.Take(request.Top)], what, x, slices.Count);
    }

    private static List<Slice> Slices(IReadOnlyList<RowPoint> points) =>
        [.. points.GroupBy(point => point.Label).Select(same => new Slice(same.Key, same.Sum(point => point.Value))).OrderByDescending(slice => slice.Value).ThenBy(slice => slice.Name, StringComparer.Ordinal)];

    private Chart Line(IReadOnlyList<RowPoint> points, string what)
    {
        var isTime = points.All(point => point.Time is not null);
        var isNumber = !isTime && points.All(point => point.X is not null);
        var lines = points.GroupBy(point => point.Group ?? what).Take(request.Top).Select(line => new ChartSeries
        {
            Name = line.Key,
            Points = [.. (isTime ? line.OrderBy(point => point.Time) : isNumber ? line.OrderBy(point => point.X) : line.AsEnumerable()).Take(MostPoints).Select(point => Shown(point, isTime, isNumber))],
        });
        var axis = isTime ? TimeLabel
            : isNumber ? new ChartAxis { Label = request.X ?? "row", Scale = ChartScale.Number }
            : new ChartAxis { Label = request.X ?? "group", Categories = [.. points.Select(point => point.Label).Distinct().Take(MostPoints)] };
        return LineChart.Lines([.. lines], axis, what);
    }

    private Chart Scatter(IReadOnlyList<RowPoint> points, string x, string what)
    {
        var isTime = points.All(point => point.Time is not null);
        if (!isTime && points.Any(point => point.X is null))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "NumberMissing", $"A scatter chart needs numbers or times along it, and '{x}' holds others. Choose another -X, or bars.") { Target = x };
        var series = points.GroupBy(point => point.Group ?? what).Take(request.Top)
            .Select(one => new ChartSeries { Name = one.Key, Points = [.. one.Take(MostPoints).Select(point => Shown(point, isTime, !isTime))] });
        return LineChart.Scatter([.. series], isTime ? TimeLabel : Scale.For([.. points.Select(point => point.X!.Value)], allowsRoot: false).Axis(x), what, "row");
    }

    private Chart Heat(IReadOnlyList<RowPoint> points, string what, string x)
    {
        if (request.GroupBy is not { } y)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "GroupMissing", "A heat map of objects needs rows: name the property that they are by -GroupBy.") { Target = nameof(NewChart.GroupBy) };
        List<string> columns = [.. points.Select(point => point.Label).Distinct().Order(StringComparer.Ordinal)];
        List<string> names = [.. points.GroupBy(point => point.Group!).OrderByDescending(row => row.Sum(point => point.Value)).ThenBy(row => row.Key, StringComparer.Ordinal).Take(request.Top).Select(row => row.Key)];
        var cells = points.Where(point => names.Contains(point.Group!)).GroupBy(point => (names.IndexOf(point.Group!), columns.IndexOf(point.Label))).ToDictionary(cell => cell.Key, cell => cell.Sum(point => point.Value));
        return HeatmapChart.Of(columns, names, cells, (x, y, what));
    }

    private static Chart Time(IReadOnlyList<RowPoint> points)
    {
        if (points.Count == 0)
            return TimelineChart.Of([], TimeSpan.FromHours(1), []);
        var width = TimeAxis.BucketWidth(points.Min(point => point.Time)!.Value, points.Max(point => point.Time)!.Value);
        var buckets = points.GroupBy(point => TimeAxis.Floor(point.Time!.Value, width)).OrderBy(bucket => bucket.Key).Select(bucket => new Bucket(bucket.Key, (long)bucket.Sum(point => point.Value), 0));
        return TimelineChart.Of([.. buckets], width, []);
    }

    private static ChartPoint Shown(RowPoint point, bool isTime, bool isNumber) =>
        new() { Label = isTime || isNumber ? null : point.Label, Time = isTime ? point.Time : null, X = isNumber ? point.X : null, Value = point.Value };

    private static ChartAxis TimeLabel => new() { Label = "time (UTC)", Scale = ChartScale.Time };

    private static string Words(TrendMetric metric) => metric switch
    {
        TrendMetric.FailedAuthentications => "failed authentications",
        TrendMetric.UniqueUsers => "users",
        TrendMetric.Failures => "failed events",
        TrendMetric.UniqueAddresses => "addresses",
        TrendMetric.UniqueHosts => "hosts",
        _ => "events",
    };

    private static AuditOpsException Negative() => new(ErrorKind.InvalidRequest, "ValueNegative", "A pie shows shares of a whole, and some of the numbers are below 0. Draw bars.");

    private static AuditOpsException NoSuchChart(ChartType type) => new(
        ErrorKind.InvalidRequest, "ChartUnfit", $"What was piped cannot be drawn as {type}. Leave -Type out for the chart that fits it, or name properties by -X and -Y.")
    { Target = nameof(NewChart.Type) };
}
