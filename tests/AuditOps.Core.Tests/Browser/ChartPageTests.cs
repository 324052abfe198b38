using AuditOps.Core.Charts;
using AuditOps.Core.Charts.Html;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Charts;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Browser;

/// <summary>Looks at pages with charts in a browser, as a person would.</summary>
public sealed class ChartPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>{a|b}{{7*7}}\"'`&lt;\u2028\u202E\e[31m\0 ";
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-").FullName;

    public static TheoryData<ChartType> Types => [.. Enum.GetValues<ChartType>()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Types))]
    public void Page_EverySort_IsDrawnWithoutARefusal(ChartType type)
    {
        browser.Open(Page(ChartSamples.Of(type)));

        Assert.Empty(browser.Said());
        Assert.True(browser.Number("document.querySelectorAll('.plot svg path, .plot svg rect').length") > 3);
        Assert.True(browser.Number("document.querySelector('.plot').getBoundingClientRect().height") > 100);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Page_EverySort_IsFreeOfWhatAxeFinds(string scheme)
    {
        browser.Open(Page([.. Enum.GetValues<ChartType>().Select(ChartSamples.Of)]), scheme, bypass: true);
        browser.Evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })");

        Assert.Empty(browser.Axe());
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Report_Whole_IsFreeOfWhatAxeFinds(string scheme)
    {
        browser.Open(Report("anna"), scheme, bypass: true);
        browser.Evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })");

        Assert.Empty(browser.Axe());
        Assert.True(browser.Number("document.querySelectorAll('.plot svg').length") >= 4);
    }

    [Theory, MemberData(nameof(Types))]
    public void Page_HostileNames_StayText(ChartType type)
    {
        browser.Open(Page(ChartSamples.Of(type, Hostile)));

        Assert.Empty(browser.Said());
        Assert.Equal(0, browser.Number("document.querySelectorAll('img, iframe, object, foreignObject').length"));
        Assert.Equal(0, browser.Number("[...document.querySelectorAll('*')].filter(element => [...element.attributes].some(attribute => attribute.name.startsWith('on'))).length"));
        Assert.DoesNotContain(browser.Text("document.body.innerText + [...document.querySelectorAll('svg text')].map(text => text.textContent).join()"), letter => letter is '\e' or '\u202E' or '\0');
    }

    [Fact]
    public void Report_HostileLog_StaysText()
    {
        browser.Open(Report(Hostile));

        Assert.Empty(browser.Said());
        Assert.Equal(0, browser.Number("document.querySelectorAll('img, iframe, object, foreignObject').length"));
        Assert.Contains("<img src=x onerror=alert(1)>", browser.Text("document.body.innerText"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Types))]
    public void Keys_Arrows_GoThroughThePointsAndSayThem(ChartType type)
    {
        browser.Open(Page(ChartSamples.Of(type)));
        browser.Evaluate("document.querySelector('.plot').focus()");
        browser.Press("ArrowRight");
        var first = browser.Text("document.querySelector('.said').textContent");
        browser.Press("End");
        var last = browser.Text("document.querySelector('.said').textContent");

        Assert.NotEqual("", first);
        Assert.NotEqual(first, last);
        Assert.Equal(last, browser.Text("document.getElementById('tip').textContent"));
        browser.Press("Escape");
        Assert.True(browser.Evaluate("document.getElementById('tip').hidden")!.GetValue<bool>());
    }

    [Theory]
    [InlineData(ChartType.Timeline)]
    [InlineData(ChartType.Bar)]
    [InlineData(ChartType.Heatmap)]
    [InlineData(ChartType.Pie)]
    public void Pointer_OverAPoint_SaysWhatItIs(ChartType type)
    {
        browser.Open(Page(ChartSamples.Of(type)));
        var place = browser.Evaluate("(() => { const box = document.querySelector('.plot').getBoundingClientRect(); return [box.left + box.width * 0.6, box.top + box.height * 0.5]; })()")!.AsArray();
        browser.Move(place[0]!.GetValue<double>(), place[1]!.GetValue<double>());

        Assert.Matches("[0-9]", browser.Text("document.getElementById('tip').textContent"));
    }

    [Fact]
    public void Page_WithoutScript_StillHasWordsAndNumbers()
    {
        browser.Open(Page(ChartSamples.Of(ChartType.Bar)), script: false);
        browser.Evaluate("document.querySelector('details').open = true");

        Assert.Contains("anna", browser.Text("document.querySelector('.numbers table').innerText"), StringComparison.Ordinal);
        Assert.Contains("page's own script", browser.Text("document.body.innerText"), StringComparison.Ordinal);
        Assert.Equal(0, browser.Number("document.querySelector('.plot').getBoundingClientRect().height"));
    }

    [Fact]
    public void Page_Dark_TakesTheDarkColours()
    {
        var file = Page(ChartSamples.Of(ChartType.Bar));
        browser.Open(file);
        var light = browser.Text(FirstFill);
        browser.Open(file, "dark");
        var dark = browser.Text(FirstFill);
        browser.Print();

        Assert.Equal(("#0072b2", "#56b4e9"), (light, dark));
        Assert.Equal("rgb(255, 255, 255)", browser.Text("getComputedStyle(document.querySelector('section')).backgroundColor"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1400)]
    public void Page_AnyWidth_NothingStandsOut(int width)
    {
        browser.Open(Page([.. Enum.GetValues<ChartType>().Select(type => ChartSamples.Of(type, new string('w', 90)))]), width: width);

        Assert.True(browser.Number("document.documentElement.scrollWidth") <= width);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1400)]
    public void Page_LongChainOfCauses_NamesOnlyWhatHasRoom(int width)
    {
        browser.Open(Page(ChartSamples.Chain(40)), width: width);

        Assert.InRange(browser.Number("[...document.querySelectorAll('.plot svg text')].filter(text => text.textContent).length"), 2, 14);
        Assert.Equal(0, browser.Number("{ const boxes = [...document.querySelectorAll('.plot svg text')].filter(text => text.textContent).map(text => text.getBoundingClientRect()).sort((a, b) => a.left - b.left); boxes.filter((box, i) => i > 0 && box.left < boxes[i - 1].right).length }"));
    }

    [Theory, MemberData(nameof(Types))]
    public void Page_OneValueOrTenThousand_IsDrawn(ChartType type)
    {
        foreach (var count in new[] { 1, 10_000 })
        {
            browser.Open(Page(ChartSamples.Of(type, "n", count)));

            Assert.Empty(browser.Said());
            Assert.True(new FileInfo(Path.Combine(_folder, "page.html")).Length < 5_000_000);
        }
    }

    private const string FirstFill = "[...document.querySelectorAll('.plot svg path')].map(path => path.getAttribute('fill')).find(fill => /^#(0072b2|56b4e9)$/i.test(fill)) ?? 'none'";

    private string Page(params Chart[] charts) => Write(ChartPage.Draw(charts));

    private string Report(string text)
    {
        var log = new Log();
        for (var i = 0; i < 60; i++) log.Fails(i * 400, i % 2 == 0 ? text : "root", "192.0.2.1", action: i % 3 == 0 ? text : "login");
        var file = Path.Combine(_folder, "report.html");
        _ = OperationCatalog.Run(new ExportReport { Destination = file, Title = text, Force = true }, new AnalysisContext(log.Events)).Single();
        return file;
    }

    private string Write(string page)
    {
        var file = Path.Combine(_folder, "page.html");
        File.WriteAllText(file, page);
        return file;
    }
}
