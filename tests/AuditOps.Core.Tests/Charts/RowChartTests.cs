using System.Text.Json;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;

namespace AuditOps.Core.Tests.Charts;

public sealed class RowChartTests
{
    [Theory]
    [InlineData("""{"t":"2026-01-01T00:00:00Z","n":1}""", ChartType.Line)]
    [InlineData("""{"t":"2026","n":1}""", ChartType.Bar)]
    [InlineData("""{"t":2026,"n":1}""", ChartType.Scatter)]
    [InlineData("""{"t":"2026-99-99 is no time","n":1}""", ChartType.Bar)]
    public void Run_PlaceOfAKind_ChoosesTheChart(string row, ChartType expected) =>
        Assert.Equal(expected, Only(new NewChart { Row = [row], X = "t", Y = ["n"] }).Type);

    [Fact]
    public void Run_WithoutY_CountsTheRows()
    {
        var chart = Only(new NewChart { Row = ["""{"a":"x"}""", """{"a":"y"}""", """{"A":"x"}""", """{"a":null}"""], X = "a" });

        Assert.Equal([("x", 2), ("(none)", 1), ("y", 1)], chart.Series[0].Points.Select(point => (point.Label!, point.Value)));
    }

    [Fact]
    public void Run_SeveralY_AreSeveralLines()
    {
        var chart = Only(new NewChart { Row = ["""{"t":"2026-01-02T00:00:00Z","a":1,"b":"2"}""", """{"t":"2026-01-01T00:00:00Z","a":3,"b":null}"""], X = "t", Y = ["a", "b"] });

        Assert.Equal(["a", "b"], chart.Series.Select(line => line.Name));
        Assert.Equal([3, 1], chart.Series[0].Points.Select(point => point.Value));
        Assert.Equal([2], chart.Series[1].Points.Select(point => point.Value));
    }

    [Fact]
    public void Run_Heatmap_NeedsARowAndAddsUp()
    {
        string[] rows = ["""{"h":"08","u":"anna","n":1}""", """{"h":"08","u":"anna","n":2}""", """{"h":"09","u":"bob","n":5}"""];
        var chart = Only(new NewChart { Row = rows, Type = ChartType.Heatmap, X = "h", Y = ["n"], GroupBy = "u" });

        Assert.Equal(3, chart.Series[0].Points.Single(point => point.Row == "anna").Value);
        Assert.Equal("GroupMissing", Code(new NewChart { Row = rows, Type = ChartType.Heatmap, X = "h", Y = ["n"] }));
    }

    [Theory]
    [InlineData("""{"a":1}""", "b", "PropertyNotFound")]
    [InlineData("""[1]""", "b", "PropertyNotFound")]
    [InlineData("""{"a":""", "a", "RowInvalid")]
    [InlineData("""{"a":1}""", null, "RowsUnknown")]
    [InlineData("""{"Metric":"EventCount","Point":1}""", null, "RowInvalid")]
    public void Run_RowsThatDoNotFit_SaysWhy(string row, string? x, string code) => Assert.Equal(code, Code(new NewChart { Row = [row], X = x }));

    [Fact]
    public void Run_PieBelowZero_IsRefused() => Assert.Equal("ValueNegative", Code(new NewChart { Row = ["""{"a":"x","n":-1}"""], X = "a", Y = ["n"], Type = ChartType.Pie }));

    [Fact]
    public void Run_TimelineOfNames_IsRefused() => Assert.Equal("TimeMissing", Code(new NewChart { Row = ["""{"a":"x"}"""], X = "a", Type = ChartType.Timeline }));

    [Fact]
    public void Run_OwnResults_AreKnownByTheirProperties()
    {
        var trend = new Trend { Metric = TrendMetric.Failures, Period = TrendPeriod.Daily, Direction = TrendDirection.Steady, Explanation = "Steady.", Forecast = 4, ForecastLow = 1, ForecastHigh = 9, End = DateTime.UnixEpoch.AddDays(1), Point = [new TrendPoint { Time = DateTime.UnixEpoch, Value = 3, Adjusted = 3 }] };
        var chart = Only(new NewChart { Row = [JsonSerializer.Serialize(trend)] });

        Assert.Equal((ChartType.Line, "Steady.", "failed events per day"), (chart.Type, chart.Summary, chart.Y!.Label));
        Assert.Equal((4, 1, 9), (chart.Series[1].Points[0].Value, chart.Series[1].Points[0].Low, chart.Series[1].Points[0].High));
        Assert.Equal("ChartUnfit", Code(new NewChart { Row = [JsonSerializer.Serialize(trend)], Type = ChartType.Pie }));
    }

    private static Chart Only(NewChart request) => Assert.Single(OperationCatalog.Run(request, new AnalysisContext([])));

    private static string Code(NewChart request) => Assert.Throws<AuditOpsException>(() => Only(request)).Code;
}
