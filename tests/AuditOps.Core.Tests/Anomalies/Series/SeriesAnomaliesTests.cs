using System.Globalization;
using System.Text;
using AuditOps.Core.Samples;
using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Anomalies.Series;

public sealed class SeriesAnomaliesTests
{
    private static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private static readonly GetAnomaly Request = new() { Value = "Count", Time = "Hour", TimeZone = "UTC" };

    [Fact]
    public void Json_SpikeAmongHours_IsOneFindingWithItsNumbers()
    {
        var (findings, problems) = Ask(Request, Json(Noise(500, (400, 90))));

        var finding = Assert.Single(findings, finding => finding.Start == Start.AddHours(400));
        Assert.Equal(("series_value", FindingKind.Anomaly, 90.0), (finding.Type, finding.Kind, finding.Observed!.Value));
        Assert.InRange(finding.Expected!.Value, 18, 22);
        Assert.True(finding.Deviation > 20);
        Assert.Equal("400 earlier values by level", finding.Baseline);
        Assert.Contains("Count was 90 at 2026-01-21 16:00:00 UTC, expected was", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(findings.Max(each => each.Score), finding.Score);
        Assert.Empty(problems);
    }

    [Fact]
    public void Csv_AndJson_GiveTheSame()
    {
        var values = Noise(500, (300, 70));

        Assert.Equal(
            Ask(Request, Json(values)).Findings.Select(finding => (finding.FindingId, finding.Explanation)),
            Ask(Request, Csv(values)).Findings.Select(finding => (finding.FindingId, finding.Explanation)));
    }

    [Fact]
    public void Records_InAnyOrder_GiveTheSame()
    {
        var values = Noise(500, (300, 70));

        Assert.Equal(
            Ask(Request, Json(values)).Findings.Select(finding => finding.FindingId),
            Ask(Request, string.Join('\n', Json(values).Split('\n').Reverse())).Findings.Select(finding => finding.FindingId));
    }

    [Fact]
    public void Budget_Smaller_ReportsNoMore()
    {
        var series = Json(Noise(4_000, (3_000, 30), (3_500, 200)));

        var counts = new[] { 10, 1, 0.1, 0.01 }.Select(budget => Ask(Request with { FalseAlarmsPerDay = budget }, series).Findings.Count).ToList();

        Assert.Equal(counts.OrderDescending(), counts);
        Assert.True(counts[0] > counts[^1]);
        Assert.True(counts[^1] >= 1);
    }

    [Fact]
    public void Threshold_Given_TakesTheBudgetsPlace()
    {
        var series = Json(Noise(500, (400, 90)));

        Assert.All(Ask(Request with { Threshold = 3 }, series).Findings, finding => Assert.True(Math.Abs(finding.Deviation) >= 3));
        Assert.Empty(Ask(Request with { MinDeviation = 100 }, series).Findings);
    }

    [Fact]
    public void Values_ThatAreNone_AreReportedWithTheirPlaceAndLeftOut()
    {
        var lines = Csv(Noise(200, (150, 80))).Split('\n').ToList();
        lines[5] = "2026-01-05T05:00:00Z,many";
        lines[6] = "yesterday,12";
        lines[7] = "2026-01-05T07:00:00Z,NaN";

        var (findings, problems) = Ask(Request, string.Join('\n', lines));

        var problem = Assert.Single(problems);
        Assert.Equal((ProblemLevel.Warning, "ValuesSkipped"), (problem.Level, problem.Code));
        Assert.Contains("3 records of 200 left out. The first, record 6, has 'many' as its Count, which is no number.", problem.Message, StringComparison.Ordinal);
        Assert.Contains(findings, finding => finding.Start == Start.AddHours(150));
    }

    [Fact]
    public void Names_ThatAreNotThere_SayWhichAre()
    {
        var (findings, problems) = Ask(Request with { Value = "Amount" }, Json(Noise(100)));

        Assert.Empty(findings);
        Assert.Contains(problems, problem => problem.Level == ProblemLevel.Error && problem.Message.Contains("has no 'Amount', only Hour, Count", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void FewValues_AreAnAnswerThatSaysSo(int count)
    {
        var (findings, problems) = Ask(Request, Json(Noise(count)));

        Assert.Empty(findings);
        Assert.Contains(problems, problem => problem.Code == "HistoryTooShort");
    }

    [Fact]
    public void Constant_AndGaps_AreNoAnomaly() =>
        Assert.Empty(Ask(Request, string.Join('\n', Enumerable.Range(0, 400).Where(i => i is < 100 or > 250).Select(i => Line(i, 5)))).Findings);

    [Fact]
    public void Time_NotNamed_IsRefused() =>
        Assert.Equal("TimeMissing", Assert.Throws<AuditOpsException>(() => Ask(Request with { Time = null }, Json(Noise(50)))).Code);

    private static (List<Anomaly> Findings, IReadOnlyList<Problem> Problems) Ask(GetAnomaly request, string text)
    {
        using var folder = new Readers.Input.TempFolder();
        var observer = new Heard();
        using var engine = EngineFactory.Create(new EngineSettings { Environment = _ => null });
        var findings = engine.Run(request with { Path = [folder.Write("series.txt", Encoding.UTF8.GetBytes(text))] }, observer, TestContext.Current.CancellationToken).ToList();
        return (findings, observer.Problems);
    }

    private static double[] Noise(int count, params (int Place, double Value)[] changes)
    {
        var random = new SampleRandom(11);
        var values = Enumerable.Range(0, count).Select(_ => Math.Round(random.Normal(20, 2), 2)).ToArray();
        foreach (var (place, value) in changes)
            values[place] = value;
        return values;
    }

    private static string Json(double[] values) => string.Join('\n', values.Select((value, i) => Line(i, value)));

    private static string Line(int hour, double value) => string.Create(CultureInfo.InvariantCulture, $$"""{"Hour":"{{Start.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}}","Count":{{value}}}""");

    private static string Csv(double[] values) =>
        "hour,count\n" + string.Join('\n', values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{Start.AddHours(i):yyyy-MM-ddTHH:mm:ssZ},{value}")));

    private sealed class Heard : IOperationObserver
    {
        public List<Problem> Problems { get; } = [];

        public void OnProblem(Problem problem) => Problems.Add(problem);

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message)
        {
        }

        public bool Approve(Change change) => true;
    }
}
