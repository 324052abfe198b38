using System.Globalization;
using System.Xml.Linq;
using AuditOps.Core.Charts;

namespace AuditOps.Core.Tests.Charts;

public sealed class DrawingTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Timeline_Buckets_DrawsABarForEachAsHighAsItsCount()
    {
        var svg = Parse(TimelineChart.Draw([new(Start, 100, 20), new(Start + Hour, 0, 0), new(Start + (2 * Hour), 50, 0)], Hour, []));
        var bars = svg.Descendants("g").Where(g => (string?)g.Attribute("class") == "bucket").ToArray();

        Assert.Equal(2, bars.Length);
        Assert.Equal(Height(bars[0], "all"), 2 * Height(bars[1], "all"), 1);
        Assert.Equal(Height(bars[0], "all") / 5, Height(bars[0], "failed"), 1);
        Assert.Contains("100 events, 20 failed", bars[0].Element("title")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants("text"), t => t.Value == "events per hour");
    }

    [Fact]
    public void Timeline_Marks_StandAtTheirTimeWithTheirTitle()
    {
        var svg = Parse(TimelineChart.Draw([new(Start, 1, 0), new(Start + Hour, 1, 0)], Hour, [new(Start + Hour, "high", "</title><script>")]));
        var mark = Assert.Single(svg.Descendants("g"), g => (string?)g.Attribute("class") == "mark high");

        Assert.Equal("</title><script>", mark.Element("title")!.Value);
        Assert.Empty(svg.Descendants("script"));
        Assert.Equal(525, (double)mark.Element("line")!.Attribute("x1")!, 1);
    }

    [Fact]
    public void Timeline_ThousandsOfMarks_KeepsTheFirst()
    {
        var marks = Enumerable.Range(0, 5_000).Select(i => new TimelineMark(Start, "low", i.ToString(CultureInfo.InvariantCulture))).ToArray();
        var titles = Parse(TimelineChart.Draw([new(Start, 1, 0)], Hour, marks)).Descendants("g")
            .Where(g => (string?)g.Attribute("class") == "mark low").Select(g => g.Element("title")!.Value).ToArray();

        Assert.Equal(60, titles.Length);
        Assert.Contains("0", titles);
    }

    [Fact]
    public void HeatMap_Week_DrawsEachHourDarkerTheMoreItHas()
    {
        var hours = Enumerable.Range(0, 168).Select(i => (long)i).ToArray();
        var svg = Parse(HeatMapChart.Draw(hours, "events"));
        var cells = svg.Elements("rect").ToArray();

        Assert.Equal(168, cells.Length);
        Assert.Equal("h0", (string?)cells[0].Attribute("class"));
        var levels = cells.Select(c => (string)c.Attribute("class")!).ToArray();
        Assert.Equal(levels.Order(StringComparer.Ordinal), levels);
        Assert.Equal("Sun 23–24 UTC: 167 events", cells[167].Element("title")!.Value);
    }

    [Fact]
    public void HeatMap_EmptyWeek_IsAllEmpty() =>
        Assert.All(Parse(HeatMapChart.Draw(new long[168], "events")).Elements("rect"), r => Assert.Equal("h0", (string?)r.Attribute("class")));

    [Fact]
    public void Bars_Groups_AreAsLongAsTheirShareAndShortenNames()
    {
        var svg = Parse(BarChart.Draw([new("a" + new string('x', 40) + "<b>", 200, 100), new("b", 50, 0)], "events"));
        var bars = svg.Elements("g").ToArray();

        Assert.Equal(Width(bars[0], "all"), 4 * Width(bars[1], "all"), 1);
        Assert.Equal(Width(bars[0], "all"), 2 * Width(bars[0], "failed"), 1);
        Assert.EndsWith("…", bars[0].Elements("text").First().Value, StringComparison.Ordinal);
        Assert.Contains("<b>: 200 events", bars[0].Element("title")!.Value, StringComparison.Ordinal);
    }

    private static XElement Parse(Markup svg) => XElement.Parse(svg.ToString());

    private static double Height(XElement group, string name) => Size(group, name, "height");

    private static double Width(XElement group, string name) => Size(group, name, "width");

    private static double Size(XElement group, string name, string attribute) =>
        (double)group.Elements("rect").Single(r => (string?)r.Attribute("class") == name).Attribute(attribute)!;
}
