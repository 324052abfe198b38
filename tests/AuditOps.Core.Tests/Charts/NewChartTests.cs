using System.Text.Json;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Charts;

public sealed class NewChartTests : IDisposable
{
    private const int Hour = 3_600;
    private const int Day = 24 * Hour;
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-").FullName;
    private readonly Log _log = new();

    // Log.Start is a Monday, 00:00 UTC.
    public NewChartTests()
    {
        for (var day = 0; day < 8; day++)
        {
            _log.Succeeds((day * Day) + (8 * Hour), "anna", "192.0.2.2");
            _log.Fails((day * Day) + (20 * Hour), "root", "192.0.2.1", count: 3);
        }

        _log.Sudo(9 * Hour, "anna");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_NothingElseAsked_CountsEventsAndFailuresOverTime()
    {
        var chart = Only(new NewChart());

        Assert.Equal((ChartType.Timeline, TimeSpan.FromHours(2)), (chart.Type, chart.X!.Step!.Value));
        Assert.Equal(33, Series(chart, "whole").Points.Sum(point => point.Value));
        Assert.Equal(24, Series(chart, "failed").Points.Sum(point => point.Value));
        Assert.Equal(Log.At(8 * Hour), chart.Start);
        Assert.True(chart.Y!.Ticks[^1] >= Series(chart, "whole").Points.Max(point => point.Value));
    }

    [Theory]
    [InlineData(ChartMetric.Count, 6)]
    [InlineData(ChartMetric.Errors, 6)]
    [InlineData(ChartMetric.UniqueUsers, 1)]
    public void Run_HeatmapOfHours_CountsTheHoursOfTheWeek(ChartMetric metric, double monday20)
    {
        var chart = Only(new NewChart { Type = ChartType.Heatmap, Metric = metric });

        Assert.Equal((24, 7), (chart.X!.Categories.Count, chart.Y!.Categories.Count));
        Assert.Equal(monday20, Cell(chart, "Mon", "20:00"));
        Assert.Equal(metric == ChartMetric.Errors ? null : metric == ChartMetric.Count ? 2 : 1, Cell(chart, "Mon", "08:00"));
        Assert.Null(Cell(chart, "Tue", "09:00"));
    }

    [Fact]
    public void Run_HeatmapOfDays_HasAColumnForEachWeek()
    {
        var chart = Only(new NewChart { Type = ChartType.Heatmap, Period = ChartPeriod.Daily });

        Assert.Equal(["2024-03-04", "2024-03-11"], chart.X!.Categories);
        Assert.Equal((5, 4, 4), (Cell(chart, "Mon", "2024-03-04"), Cell(chart, "Sun", "2024-03-04"), Cell(chart, "Mon", "2024-03-11")));
    }

    [Fact]
    public void Run_HeatmapOfWeeks_HasARowForEachYear()
    {
        var chart = Only(new NewChart { Type = ChartType.Heatmap, Period = ChartPeriod.Weekly });

        Assert.Equal(["2024"], chart.Y!.Categories);
        Assert.Equal((29, 4), (Cell(chart, "2024", "10"), Cell(chart, "2024", "11")));
    }

    [Theory]
    [InlineData(ChartPeriod.Hourly, "08:00", 8)]
    [InlineData(ChartPeriod.Daily, "2024-03-04", 2)]
    [InlineData(ChartPeriod.Weekly, "2024-03-04", 8)]
    public void Run_HeatmapByActor_HasARowForEach(ChartPeriod period, string column, double anna)
    {
        var chart = Only(new NewChart { Type = ChartType.Heatmap, Period = period, GroupBy = "actor" });

        Assert.Equal(["root", "anna"], chart.Y!.Categories);
        Assert.Equal(anna, Cell(chart, "anna", column));
    }

    [Fact]
    public void Run_Bars_AreTheGroupsWithMost()
    {
        var chart = Only(new NewChart { Type = ChartType.Bar, GroupBy = "actor", Top = 1 });

        Assert.Equal(["root"], chart.Y!.Categories);
        Assert.Equal((24, 24), (Series(chart, "whole").Points[0].Value, Series(chart, "failed").Points[0].Value));
        Assert.Equal("1 more is not shown.", chart.LeftOut);
    }

    [Fact]
    public void Run_Pie_AddsUpToTheWhole()
    {
        var chart = Only(new NewChart { Type = ChartType.Pie, GroupBy = "actor", Top = 1 });

        Assert.Equal([("root", 24), ("all others", 9)], chart.Series[0].Points.Select(point => (point.Label!, point.Value)));
    }

    [Fact]
    public void Run_PieOfUsers_SaysThatTheyHaveNoShares() =>
        Assert.Equal("SharesUnknown", Assert.Throws<AuditOpsException>(() => Only(new NewChart { Type = ChartType.Pie, Metric = ChartMetric.UniqueUsers })).Code);

    [Fact]
    public void Run_Lines_HaveAZeroWhereNothingHappened()
    {
        var chart = Only(new NewChart { Type = ChartType.Line, GroupBy = "actor" });

        Assert.Equal(["root", "anna"], chart.Series.Select(series => series.Name));
        Assert.All(chart.Series, series => Assert.Equal((7 * 24) + 13, series.Points.Count));
        Assert.Equal(8, chart.Series[0].Points.Count(point => point.Value > 0));
    }

    [Fact]
    public void Run_LineOfALongTime_TakesALongerPeriodAndSaysSo()
    {
        _log.Fails(400 * Day, "root", null);

        var chart = Only(new NewChart { Type = ChartType.Line });

        Assert.Equal(TimeSpan.FromDays(1), chart.X!.Step);
        Assert.Contains("by day", chart.LeftOut, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Scatter_HasAPointForEachActor() =>
        Assert.Equal([("root", 24, 24), ("anna", 9, 0)], Only(new NewChart { Type = ChartType.Scatter }).Series[0].Points.Select(point => (point.Label!, point.X!.Value, point.Value)));

    [Fact]
    public void Run_Activity_CountsEachSpanAndTheOneBefore()
    {
        var figures = Only(new NewChart { Type = ChartType.Activity }).Figures;

        Assert.Equal(["1h", "24h", "7d", "30d"], figures.Select(figure => figure.Group).Distinct());
        Assert.Equal((3.0, 0.0), Pair("1h", "events"));
        Assert.Equal((4.0, 4.0), Pair("24h", "events"));
        Assert.Equal((28.0, null), Pair("7d", "events"));
        Assert.Equal((2.0, null), Pair("30d", "users"));

        (double?, double?) Pair(string span, string label) => figures.Where(figure => figure.Group == span && figure.Label == label).Select(figure => (figure.Value, figure.Previous)).Single();
    }

    [Theory]
    [InlineData(ChartType.Timeline)]
    [InlineData(ChartType.Heatmap)]
    [InlineData(ChartType.Bar)]
    [InlineData(ChartType.Line)]
    [InlineData(ChartType.Pie)]
    [InlineData(ChartType.Scatter)]
    [InlineData(ChartType.Activity)]
    public void Run_NoEvents_SaysSo(ChartType type)
    {
        var chart = Assert.Single(Run(new NewChart { Type = type, Actor = ["nobody"] }));

        Assert.StartsWith("There is no", chart.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", ChartText.Draw(chart, 80, colours: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_GroupByTime_SaysWhatToChoose() =>
        Assert.Equal("ColumnUnknown", Assert.Throws<AuditOpsException>(() => Only(new NewChart { Type = ChartType.Heatmap, GroupBy = "hour" })).Code);

    [Fact]
    public void Run_Json_WritesTheChartsAsTheyAre()
    {
        var file = Path.Combine(_folder, "chart.json");
        var chart = Only(new NewChart { Destination = file });

        using var written = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(file, chart.Destination);
        Assert.Equal("timeline", written.RootElement[0].GetProperty("type").GetString());
        Assert.Equal(Series(chart, "whole").Points.Count, written.RootElement[0].GetProperty("series")[0].GetProperty("points").GetArrayLength());
    }

    [Fact]
    public void Run_OtherEnding_IsRefusedBeforeAnythingIsRead() =>
        Assert.Equal("FileKindUnknown", Assert.Throws<AuditOpsException>(() => Only(new NewChart { Destination = Path.Combine(_folder, "chart.png") })).Code);

    [Fact]
    public void Run_FileExists_IsLeftAloneWithoutForce()
    {
        var file = Path.Combine(_folder, "chart.html");
        File.WriteAllText(file, "mine");

        Assert.Equal(ErrorKind.Conflict, Assert.Throws<AuditOpsException>(() => Only(new NewChart { Destination = file })).Kind);
        Only(new NewChart { Destination = file, Force = true });
        Assert.Contains("<!DOCTYPE html>", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private Chart Only(NewChart request) => Assert.Single(Run(request));

    private List<Chart> Run(NewChart request) => [.. OperationCatalog.Run(request, new AnalysisContext(_log.Events))];

    private static ChartSeries Series(Chart chart, string role) => chart.Series.Single(series => series.Role == role);

    private static double? Cell(Chart chart, string row, string column) => chart.Series[0].Points.SingleOrDefault(point => point.Row == row && point.Label == column)?.Value;
}
