namespace AuditOps.Core.Tests.Charts;

public sealed class ChartTextTests
{
    private const string Hostile = "</script>\e[31m\u202Eevil\u0007\r\n\u009B2J\u200Bname";

    public static TheoryData<ChartType, int, int> Drawings
    {
        get
        {
            var data = new TheoryData<ChartType, int, int>();
            foreach (var type in Enum.GetValues<ChartType>())
                foreach (var width in new[] { 20, 60, 100, 240 })
                    foreach (var count in new[] { 1, 12, 10_000 })
                        data.Add(type, width, count);
            return data;
        }
    }

    [Theory, MemberData(nameof(Drawings))]
    public void Draw_AnyWidthAndSize_NoLineIsTooLongAndNoTextIsObeyed(ChartType type, int width, int count)
    {
        var drawing = ChartText.Draw(ChartSamples.Of(type, Hostile, count), width, colours: false);
        var lines = drawing.Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, Math.Clamp(width, 40, 160)));
        Assert.DoesNotContain(drawing, letter => (char.IsControl(letter) && letter != '\n') || letter is '\u202E' or '\u200B');
        Assert.InRange(lines.Length, 3, 420);
    }

    [Fact]
    public void Draw_Colours_OnlyOurOwnAndAllEnded()
    {
        foreach (var type in Enum.GetValues<ChartType>())
        {
            var drawing = ChartText.Draw(ChartSamples.Of(type, Hostile), 100, colours: true);

            Assert.DoesNotContain("\e[31m", drawing, StringComparison.Ordinal);
            Assert.All(drawing.Split('\n'), line => Assert.Equal(line.Split("\e[0m").Length, line.Replace("\e[0m", "", StringComparison.Ordinal).Split("\e[").Length));
        }
    }

    [Fact]
    public void Draw_Bars_AreAsLongAsTheirShareAndShowWhatFailed()
    {
        var lines = ChartText.Draw(AuditOps.Core.Charts.BarChart.Bars([new("a", 200, 100), new("b", 50, 0)], "events", "actor", 2), 60, colours: false).Split('\n');
        var (first, second) = (lines.Single(line => line.StartsWith("a ", StringComparison.Ordinal)), lines.Single(line => line.StartsWith("b ", StringComparison.Ordinal)));

        Assert.Equal(Count(first, '▓'), Count(first, '█'));
        Assert.Equal((Count(first, '▓') + Count(first, '█')) / 4.0, Count(second, '█'), 1.0);
    }

    [Fact]
    public void Draw_WideLetters_KeepTheColumns()
    {
        var drawing = ChartText.Draw(ChartSamples.Of(ChartType.Bar, "監査ログ監査ログ監査ログ"), 60, colours: false);

        Assert.Contains("監査", drawing, StringComparison.Ordinal);
        Assert.All(drawing.Split('\n'), line => Assert.InRange(line.Sum(letter => letter > '\u2E80' && letter < '\uFF00' ? 2 : 1), 0, 60));
    }

    [Fact]
    public void Draw_LongChainOfCauses_LeavesRoomForTheWords()
    {
        var lines = ChartText.Draw(ChartSamples.Chain(40), 80, colours: false).Split('\n').Where(line => line.Contains('%')).ToList();

        Assert.Equal(40, lines.Count);
        Assert.All(lines, line => Assert.Contains("login a-name", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimStart().StartsWith("↑", StringComparison.Ordinal));
    }

    [Fact]
    public void Draw_ManyLines_NamesAllOfThem()
    {
        var lines = ChartText.Draw(ChartSamples.Of(ChartType.Line) with
        {
            Series = [.. Enumerable.Range(0, 6).Select(i => new ChartSeries { Name = $"a rather long name {i}", Points = [new() { Time = DateTime.UnixEpoch, Value = i }, new() { Time = DateTime.UnixEpoch.AddHours(1), Value = i }] })],
        }, 80, colours: false);

        Assert.All(Enumerable.Range(0, 6), i => Assert.Contains($"a rather long name {i}", lines, StringComparison.Ordinal));
    }

    private static int Count(string line, char sign) => line.Count(letter => letter == sign);
}
