using System.Globalization;
using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Charts;

/// <summary>Counts the cells of a heat map.</summary>
internal sealed class HeatmapQuery(EventCharts events, NewChart request)
{
    // A year of days, and two years of weeks.
    private const int MostWeeks = 53;
    private const int MostColumns = 92;

    /// <summary>All events: the hours of the week, the days of the weeks, or the weeks of the years.</summary>
    public Chart Whole() => request.Period switch
    {
        ChartPeriod.Hourly => HoursOfWeek(),
        ChartPeriod.Daily => Days(),
        _ => Weeks(),
    };

    /// <summary>A row for each value of a column: by hour of the day, by day, or by week.</summary>
    public Chart Grouped(Grouping grouping, string name)
    {
        var feature = request.Period switch
        {
            ChartPeriod.Hourly => new Feature.HourOfDay(Zone),
            ChartPeriod.Daily => new Feature.TimeBucket(TimeSpan.FromDays(1)),
            _ => (Feature)new Feature.Week(),
        };
        var rows = Query([grouping.Feature, feature], Math.Min(request.Top, 40)).ToList();
        var values = rows.GroupBy(row => EventCharts.Shown(grouping, row.Group[0])).OrderByDescending(row => row.Sum(cell => cell.Values[0] ?? 0)).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        if (request.Period == ChartPeriod.Hourly)
        {
            var hours = values.SelectMany((row, i) => row.Select(cell => (Row: i, Column: (int)(long)cell.Group[1]!, Value: cell.Values[0] ?? 0)));
            return Chart(HeatmapChart.HoursOfDay, [.. values.Select(row => row.Key)], hours, ($"hour of the day ({Zone})", name));
        }

        var step = request.Period == ChartPeriod.Daily ? 1 : 7;
        var times = values.SelectMany(row => row).Select(cell => (DateTime)cell.Group[1]!).ToList();
        var (first, columns) = Columns(times, step, MostColumns);
        var days = values.SelectMany((row, i) => row.Select(cell => (Row: i, Column: Place((DateTime)cell.Group[1]!, first, step), Value: cell.Values[0] ?? 0)));
        return Chart(columns, [.. values.Select(row => row.Key)], days, (step == 1 ? "day (UTC)" : "week from Monday (UTC)", name)) with { LeftOut = Earlier(times, first, step) };
    }

    private string Zone => request.TimeZone ?? "UTC";

    private Chart HoursOfWeek() => HeatmapChart.OfWeek(
        Query([new Feature.HourOfWeek(Zone)]).ToDictionary(row => ((int)((long)row.Group[0]! / 24), (int)((long)row.Group[0]! % 24)), row => (double)(row.Values[0] ?? 0)),
        Sentences.Of(request.Metric),
        Zone);

    // A column a week, as calendars of activity are drawn.
    private Chart Days()
    {
        var rows = Query([new Feature.TimeBucket(TimeSpan.FromDays(1))]).ToList();
        var times = rows.Select(row => Monday((DateTime)row.Group[0]!)).ToList();
        var (first, columns) = Columns(times, 7, MostWeeks);
        var cells = rows.Select(row => (Row: ((int)((DateTime)row.Group[0]!).DayOfWeek + 6) % 7, Column: Place(Monday((DateTime)row.Group[0]!), first, 7), Value: row.Values[0] ?? 0));
        return Chart(columns, HeatmapChart.Weekdays, cells, ("week from Monday (UTC)", "weekday")) with { LeftOut = Earlier(times, first, 7) };
    }

    private Chart Weeks()
    {
        var rows = Query([new Feature.Week()]).ToList();
        var years = rows.Select(row => ISOWeek.GetYear((DateTime)row.Group[0]!)).Distinct().Order().ToList();
        var cells = rows.Select(row => (Row: years.IndexOf(ISOWeek.GetYear((DateTime)row.Group[0]!)), Column: ISOWeek.GetWeekOfYear((DateTime)row.Group[0]!) - 1, Value: row.Values[0] ?? 0));
        return Chart([.. Enumerable.Range(1, 53).Select(week => week.ToString("00", CultureInfo.InvariantCulture))], [.. years.Select(year => year.ToString(CultureInfo.InvariantCulture))], cells, ("ISO week (UTC)", "year"));
    }

    private IEnumerable<FeatureRow> Query(IReadOnlyList<Feature> groups, int? top = null) => events.Rows(new FeatureQuery
    {
        Filter = events.Counted(request.Metric),
        GroupBy = groups,
        Aggregates = [EventCharts.Measure(request.Metric)],
        TopValues = top,
    }).Where(row => row.Group[^1] is not null);

    private Chart Chart(IReadOnlyList<string> columns, IReadOnlyList<string> rows, IEnumerable<(int Row, int Column, long Value)> cells, (string Columns, string Rows) axes) =>
        HeatmapChart.Of(columns, rows, cells.Where(cell => cell.Column >= 0).ToDictionary(cell => (cell.Row, cell.Column), cell => (double)cell.Value), (axes.Columns, axes.Rows, Sentences.Of(request.Metric)));

    // The latest columns, and every one between, whether anything happened or not.
    private static (DateTime First, IReadOnlyList<string> Names) Columns(List<DateTime> times, int days, int most)
    {
        if (times.Count == 0)
            return (default, []);
        var (first, last) = (times.Min(), times.Max());
        if ((last - first).TotalDays / days >= most)
            first = last.AddDays(-days * (most - 1));
        var count = (int)((last - first).TotalDays / days) + 1;
        return (first, [.. Enumerable.Range(0, count).Select(i => first.AddDays(i * days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
    }

    private static int Place(DateTime time, DateTime first, int days) => (int)Math.Floor((time - first).TotalDays / days);

    private static string? Earlier(List<DateTime> times, DateTime first, int days)
    {
        var earlier = times.Where(time => time < first).Distinct().Count();
        return earlier == 0 ? null : $"{Wording.Count(earlier, days == 1 ? "earlier day" : "earlier week")} with events {(earlier == 1 ? "is" : "are")} not shown.";
    }

    private static DateTime Monday(DateTime day) => day.Date.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
