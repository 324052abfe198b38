using AuditOps.Core.Findings;
using AuditOps.Core.Tests.Operations;

namespace AuditOps.Core.Tests.Findings;

public sealed class FindingReportTests
{
    private static readonly Pattern[] Found =
    [
        Finding("low", Severity.Low, 30), Finding("high-b", Severity.High, 60), Finding("high-a", Severity.High, 70), Finding("critical", Severity.Critical, 50),
    ];

    [Fact]
    public void Report_AnyOrder_YieldsMostSevereThenHighestScore() =>
        Assert.Equal(["critical", "high-a", "high-b", "low"], Names(new GetPattern()));

    [Fact]
    public void Report_MinimumSeverity_LeavesOutTheRest() =>
        Assert.Equal(["critical", "high-a", "high-b"], Names(new GetPattern { MinimumSeverity = Severity.High }));

    [Fact]
    public void Report_First_WarnsOfTheOmitted()
    {
        var context = new AnalysisContext([]);
        Assert.Equal(["critical"], Found.Report(new GetPattern { First = 1 }, context).Select(finding => finding.FindingId));
        Assert.Equal("FindingsOmitted", Assert.Single(context.Problems).Code);
        Assert.StartsWith("3 more findings", context.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FailOn_ThrowsAfterAllOutput()
    {
        var seen = new List<string>();
        var error = Assert.Throws<AuditOpsException>(() =>
        {
            foreach (var finding in Found.Report(new GetPattern { FailOn = Severity.High, First = 2 }, new AnalysisContext([])))
                seen.Add(finding.FindingId);
        });
        Assert.Equal(["critical", "high-a"], seen);
        Assert.Equal((ErrorKind.LimitReached, "FindingsAtOrAboveSeverity"), (error.Kind, error.Code));
        Assert.StartsWith("3 findings at or above high.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FailOnAboveAll_DoesNotThrow() =>
        Assert.Single(Found[..1].Report(new GetPattern { FailOn = Severity.Medium }, new AnalysisContext([])));

    [Fact]
    public void Report_NewSince_YieldsOnlyWhatWasNotThere()
    {
        var context = new AnalysisContext([]);
        var request = new GetPattern { NewSince = "nightly", FailOn = Severity.Critical };
        Assert.Equal(["high-a", "high-b", "low"], Found[..3].Report(request, context).Select(finding => finding.FindingId));
        Assert.Empty(Found[..3].Report(request, context));
        var news = Found.Report(request, context).GetEnumerator();
        Assert.True(news.MoveNext());
        Assert.Equal("critical", news.Current.FindingId);
        Assert.Throws<AuditOpsException>(() => news.MoveNext());
    }

    [Fact]
    public void Report_Accepted_IsNeitherShownNorCountedNorRemembered()
    {
        var context = new AnalysisContext([]) { AcceptedIds = { "critical", "low", "gone" } };
        var request = new GetPattern { MinimumSeverity = Severity.Medium, FailOn = Severity.Critical, First = 2, NewSince = "nightly" };

        Assert.Equal(["high-a", "high-b"], Found.Report(request, context).Select(finding => finding.FindingId));
        var notice = Assert.Single(context.Problems);
        Assert.Equal(("FindingsAccepted", "1 finding left out"), (notice.Code, notice.Message[..18]));
        context.AcceptedIds.Clear();
        Assert.Equal(["critical"], Found.Report(request with { FailOn = null }, context).Select(finding => finding.FindingId));
    }

    private static IEnumerable<string> Names(GetPattern request) =>
        Found.Report(request, new AnalysisContext([])).Select(finding => finding.FindingId);

    private static Pattern Finding(string id, Severity severity, double score) => new()
    {
        FindingId = id,
        Kind = FindingKind.Pattern,
        Type = "test",
        Title = id,
        Severity = severity,
        Score = score,
        Start = DateTime.UnixEpoch,
        End = DateTime.UnixEpoch,
        EntityType = "actor",
        EntityName = id,
        Count = 1,
        EventId = [],
        Explanation = id,
        Query = "",
    };
}
