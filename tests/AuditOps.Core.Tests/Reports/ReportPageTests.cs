using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AuditOps.Core.Operations;
using AuditOps.Core.Reports;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Reports;

public sealed class ReportPageTests
{
    private const string Hostile = "</script><!--<img src=x onerror=alert(1)>]]>&lt;\"'`{{7*7}}\u2028\u202E\e[31m\0\n";

    [Fact]
    public void Draw_HostileTextInEveryField_AddsNoElementAndNoAttribute()
    {
        var usual = Body(Page("text"));
        var hostile = Body(Page(Hostile));

        Assert.Equal(Skeleton(usual), Skeleton(hostile));
    }

    [Fact]
    public void Draw_HostileTextInEveryField_StaysInTheDataAsText()
    {
        var page = Page(Hostile);
        using var data = JsonDocument.Parse(Data(page));
        var row = data.RootElement.GetProperty("rows")[0].EnumerateArray().ToArray();

        Assert.Equal(SafeText.Of(Hostile), row[3].GetString());
        Assert.DoesNotContain(Data(page), c => c is '<' or '>' or '&' or '\u2028' || char.IsControl(c));
        Assert.Equal(5, page.Split("</script>").Length);
    }

    [Fact]
    public void Draw_Always_LetsOnlyItsOwnStyleAndScriptPass()
    {
        var page = Page("text");
        var policy = WebUtility.HtmlDecode(Between(page, "Content-Security-Policy\" content=\"", "\">"));

        Assert.Contains($"style-src 'sha256-{Hash(Between(page, "<style>", "</style>"))}'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src " + string.Join(' ', Scripts(page).Select(script => $"'sha256-{Hash(script)}'")) + ";", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'; trusted-types 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", Scripts(page)[0], StringComparison.Ordinal);
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|form)\\b", page);
        Assert.DoesNotMatch("<script[^>]+src=", page);
        Assert.DoesNotContain(" style=", Between(page, "<main>", "</main>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Draw_AnyCulture_SameBytes(string culture)
    {
        var expected = Page("İi text");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Page("İi text"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Draw_Summary_TellsTheCounts()
    {
        var log = new Log();
        for (var i = 0; i < 30; i++) log.Fails(i * 60, "root", "192.0.2.1");
        log.Succeeds(4_000, "anna", "192.0.2.2");
        var body = Body(Draw(log.Events, []));

        var tiles = body.Descendants("div").Where(d => (string?)d.Attribute("class") is { } c && c.StartsWith("tile ", StringComparison.Ordinal))
            .ToDictionary(d => d.Elements().Last().Value, d => d.Elements().First().Value);
        Assert.Equal(("31", "30", "2", "2"), (tiles["events"], tiles["failed"], tiles["actors"], tiles["addresses"]));
        Assert.Contains("Nothing was found.", body.Value, StringComparison.Ordinal);
        Assert.Equal(5, Plots(body).Count());
    }

    [Theory]
    [InlineData(0, 1, "Nothing is left to look at. 1 accepted finding is not shown.")]
    [InlineData(0, 1_200, "Nothing is left to look at. 1,200 accepted findings are not shown.")]
    [InlineData(1, 2, "1 finding: 1 high. 2 accepted findings are not shown.")]
    [InlineData(1, 0, "1 finding: 1 high.")]
    [InlineData(0, 0, "Nothing was found.")]
    public void Draw_Verdict_CountsFindingsAndThoseThatAreAccepted(int findings, int accepted, string expected)
    {
        using var scope = new AnalysisContext([]).Open(new GetEvent { Path = ["log"] });
        var data = new ReportQuery(scope, TestContext.Current.CancellationToken).Collect([.. Enumerable.Repeat(Finding("text", []), findings)], "title");

        var verdict = Body(ReportPage.Draw(data with { Accepted = accepted })).Descendants("p").Single(p => (string?)p.Attribute("class") == "verdict");

        Assert.Equal(expected, verdict.Value);
    }

    [Fact]
    public void Draw_NoEvents_SaysSoWithoutCharts()
    {
        var body = Body(Draw([], []));

        Assert.Empty(Plots(body));
        Assert.Contains("0 of 0 records", body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_ManyEventsAndFindings_ListsFiveThousandAndStaysSmall()
    {
        var log = new Log();
        for (var i = 0; i < 6_000; i++) log.Fails(i, "actor" + (i % 50), "192.0.2." + (i % 200));
        var findings = Enumerable.Range(0, 900).Select(i => Finding("text" + i, [.. log.Events.Skip(i).Take(100).Select(e => e.EventId)])).ToArray();
        var page = Draw(log.Events, findings);

        using var data = JsonDocument.Parse(Data(page));
        Assert.Equal(5_000, data.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Contains("1,000 more are counted", Body(page).Value, StringComparison.Ordinal);
        Assert.InRange(page.Length, 100_000, 3_000_000);
    }

    private static string Page(string text)
    {
        var log = new Log();
        log.Add(new AuditEvent
        {
            EventId = "00000000000000aa-1",
            Time = Log.Start,
            Category = text,
            Action = text,
            Outcome = text,
            Actor = text,
            Target = text,
            SourceIp = text,
            Host = text,
            Subsystem = text,
            Session = text,
            Command = text,
            Resource = text,
            Message = text,
            Format = text,
            Raw = text,
            SourceFile = text,
        });
        return Draw(log.Events, [Finding(text, ["00000000000000aa-1"])], text);
    }

    private static Pattern Finding(string text, IReadOnlyList<string> events) => new()
    {
        FindingId = text,
        Kind = FindingKind.Pattern,
        Type = text,
        Title = text,
        Severity = Severity.High,
        Score = 71.5,
        Start = Log.Start,
        End = Log.At(60),
        EntityType = text,
        EntityName = text,
        Count = events.Count,
        EventId = events,
        Explanation = text,
        Tags = [text],
        Query = text,
    };

    private static string Draw(IReadOnlyList<AuditEvent> events, IReadOnlyList<Finding> findings, string title = "Title")
    {
        using var scope = new AnalysisContext(events).Open(new GetEvent { Path = [title] });
        return ReportPage.Draw(new ReportQuery(scope, TestContext.Current.CancellationToken).Collect(findings, title));
    }

    // The page is written so that what it holds is well-formed XML too: the strictest parse there is.
    private static XElement Body(string page) => XElement.Parse("<main>" + Between(page, "<main>", "</main>") + "</main>");

    private static string Data(string page) => Between(page, "id=\"events-data\">", "</script>");

    private static IEnumerable<XElement> Plots(XElement body) => body.Descendants("div").Where(element => (string?)element.Attribute("class") == "plot");

    private static IReadOnlyList<string> Scripts(string page) => [.. page.Split("<script>").Skip(1).Select(rest => rest[..rest.IndexOf("</script>", StringComparison.Ordinal)])];

    private static IEnumerable<string> Skeleton(XElement body) =>
        body.DescendantsAndSelf().Select(e => e.Name + " " + string.Join(' ', e.Attributes().Select(a => a.Name)));

    private static string Between(string page, string start, string end)
    {
        var from = page.LastIndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
