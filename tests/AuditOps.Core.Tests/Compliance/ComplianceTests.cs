using AuditOps.Core.Compliance;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Patterns;

namespace AuditOps.Core.Tests.Compliance;

public sealed class ComplianceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-policy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Score_FourModels_AreThoseOfXccdf()
    {
        // Group a weighs 3: (5·100 + 3·0) / 8 = 62.5; b weighs 1: 100; ungrouped 2: 0. (3·62.5 + 1·100 + 2·0) / 6 = 47.92.
        ControlResult[] controls =
        [
            Made("a", 5, ControlStatus.Pass), Made("a", 3, ControlStatus.Fail), Made("b", 1, ControlStatus.Warn), Made(null, 2, ControlStatus.Fail),
            Made("a", 10, ControlStatus.NotAssessed), Made("b", 10, ControlStatus.Waived), Made("b", 0, ControlStatus.Pass),
        ];

        var score = XccdfScore.Of(controls, new Dictionary<string, int> { ["a"] = 3, ["b"] = 1 });

        Assert.Equal(47.92, score.Default);
        Assert.Equal((6, 11), score.Flat);
        Assert.Equal((2, 4), score.Unweighted);
        Assert.False(score.Absolute);
        Assert.Null(XccdfScore.Of([Made(null, 5, ControlStatus.NotAssessed)], new Dictionary<string, int>()).Default);
    }

    [Fact]
    public void Test_NothingKnown_IsNotMet()
    {
        var check = Assert.Single(new TestComplianceOperation().Run(new TestCompliance { Minimum = 0 }, new AnalysisContext([])));

        Assert.False(check.Compliant);
        Assert.Null(check.Score);
    }

    [Fact]
    public void Get_EventsWithoutATime_TellNothing()
    {
        var file = Policy("title: One\ncontrols:\n  - {id: one, title: One, needs: {category: authentication}, filter: {actor: root}}\n");
        var events = CaseEvents.Read("0 authentication.login success actor=ann").Select(found => found with { Time = null });

        var result = Assert.Single(new GetComplianceOperation().Run(new GetCompliance { Policy = [file] }, new AnalysisContext(events)));

        Assert.Equal(ControlStatus.NotAssessed, result.Controls.Single().Result);
    }

    [Fact]
    public void Get_ComparedWithLastRun_SaysWhatChanged()
    {
        var file = Policy("title: One\ncontrols:\n  - {id: one, title: One, needs: {category: authentication}, filter: {actor: root}}\n");
        var request = new GetCompliance { Policy = [file], ComparedWith = "nightly" };
        var first = new AnalysisContext([]);

        Assert.Equal(["one"], Run("0 authentication.login success actor=root").NewFailing);
        var still = Run("0 authentication.login success actor=root");
        Assert.Equal(["one"], still.StillFailing);
        Assert.NotNull(still.Controls[0].FailingSince);
        Assert.Empty(Run("0 process.exec success actor=root").Fixed!);
        Assert.Equal(["one"], Run("0 authentication.login success actor=ann").Fixed);
        Assert.Equal(["one"], Run("0 authentication.login success actor=root").NewFailing);

        ComplianceResult Run(string events) => Assert.Single(new GetComplianceOperation().Run(request, new AnalysisContext(CaseEvents.Read(events), runs: first)));
    }

    [Fact]
    public void Get_TwoPoliciesThatShareABase_AreBothAssessed()
    {
        var file = Policy("extends: access-hygiene\nparameters: {max_failed_logins: 2}\nwithout: [no-root-sign-in]\n");
        var events = CaseEvents.Read("0 x4 +1m authentication.login failure actor=ann target=ann");
        var context = new AnalysisContext(events);

        var results = new GetComplianceOperation().Run(new GetCompliance { Policy = ["access-hygiene", file] }, context).ToList();

        Assert.Empty(context.Problems);
        Assert.Equal([ControlStatus.Pass, ControlStatus.Fail], results.Select(result => result.Controls.Single(control => control.Control == "max-failed-logins").Result));
        Assert.DoesNotContain(results[1].Controls, control => control.Control == "no-root-sign-in");
    }

    [Theory]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: two, title: Two}\n", 4, "what is counted")]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: two, title: Two, rule: nothing}\n", 4, "no rule 'nothing'")]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: two, title: Two, pattern: nothing}\n", 4, "no pattern 'nothing'")]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: two, title: Two, filter: {actor: '%who%'}}\n", 4, "no parameter 'who'")]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: two, title: Two, filter: {actor|no: a}}\n", 4, "the modifier 'no'")]
    [InlineData("title: P\ncontrols:\n  - {id: one, title: One, filter: {actor: a}}\n  - {id: one, title: Two, filter: {actor: b}}\n", 4, "another control 'one' in line 3")]
    public void Get_BrokenControl_IsOneErrorWithFileAndLine(string policy, int line, string what)
    {
        var file = Policy(policy);
        var context = new AnalysisContext(CaseEvents.Read("0 authentication.login success actor=ann"));

        var result = Assert.Single(new GetComplianceOperation().Run(new GetCompliance { Policy = [file] }, context));

        var problem = Assert.Single(context.Problems);
        Assert.Contains($"{file}, line {line}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.Equal("one", Assert.Single(result.Controls).Control);
        Assert.False(Assert.Single(new TestComplianceOperation().Run(new TestCompliance { Policy = [file], Minimum = 0 }, context)).Compliant);
    }

    [Fact]
    public void Get_UnknownPolicy_SaysWhichExist()
    {
        var error = Assert.Throws<AuditOpsException>(() => new GetComplianceOperation().Run(new GetCompliance { Policy = ["nothing"] }, new AnalysisContext([])).ToList());

        Assert.Equal("PolicyNotFound", error.Code);
        Assert.Contains("access-hygiene", error.Message, StringComparison.Ordinal);
    }

    private string Policy(string text)
    {
        var file = Path.Combine(_folder, $"policy{Directory.GetFiles(_folder).Length}.yml");
        File.WriteAllText(file, text);
        return file;
    }

    private static ControlResult Made(string? group, int weight, ControlStatus status) => new()
    {
        FindingId = "0",
        Kind = FindingKind.Control,
        Type = "control",
        Title = "",
        Severity = Severity.Low,
        Score = 0,
        Start = default,
        End = default,
        EntityType = "control",
        EntityName = "",
        Count = 0,
        EventId = [],
        Explanation = "",
        Query = "",
        Result = status,
        Policy = "p",
        Control = "c",
        Weight = weight,
        Group = group,
    };
}
