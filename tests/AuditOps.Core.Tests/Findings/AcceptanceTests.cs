using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Findings;

/// <summary>Accepting findings, with a store, a clock and the analyses as they run.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Clock _clock = new() { Now = Now };
    private readonly ImportSandbox _sandbox;
    private readonly string _log;

    public AcceptanceTests()
    {
        _sandbox = new ImportSandbox(clock: _clock);
        var attempts = Enumerable.Range(0, 60).Select(i => $"Mar 27 13:00:{i:00} host sshd[{100 + i}]: Failed password for root from 10.0.0.{1 + (i % 2)} port {1000 + i} ssh2\n");
        _log = _sandbox.Write("auth.log", string.Concat(attempts));
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Add_Finding_KeepsWhatWhyWhoAndHowLong()
    {
        _sandbox.Import(_log);
        var finding = Patterns()[0];

        var made = Assert.Single(_sandbox.Run(new AddAcceptance { FindingId = finding.FindingId, Title = finding.Title, Reason = "our scanner" }));

        Assert.Equal(
            (finding.FindingId, finding.Title, "our scanner", Environment.UserName, Now.UtcDateTime, Now.UtcDateTime.AddDays(90), false, _sandbox.StoreFolder),
            (made.FindingId, made.Title, made.Reason, made.AcceptedBy, made.Since, made.Until, made.Expired, made.Store));
        Assert.Equal(DateTimeKind.Utc, made.Until.Kind);
        Assert.Equal(made, Assert.Single(_sandbox.Run(new GetAcceptance())));
        Assert.Equal(made, Assert.Single(_sandbox.Run(new GetAcceptance { FindingId = [finding.FindingId] })));
    }

    [Fact]
    public void Report_Accepted_IsLeftOutUntilItExpires()
    {
        _sandbox.Import(_log);
        var all = Patterns();
        Accept(all[0], Now.AddDays(10));

        _clock.Now = Now.AddDays(10).AddTicks(-1);
        Assert.Equal(all.Skip(1).Select(Id), Patterns().Select(Id));
        var notice = Assert.Single(_sandbox.Problems);
        Assert.Equal((ProblemLevel.Warning, "FindingsAccepted"), (notice.Level, notice.Code));
        Assert.StartsWith("1 finding left out as accepted. Get-AuditAcceptance ", notice.Message, StringComparison.Ordinal);
        Assert.Equal(all.Select(Id), _sandbox.Run(new GetPattern { IncludeAccepted = true }).Select(Id));
        Assert.Single(_sandbox.Problems);

        _clock.Now = Now.AddDays(10);
        Assert.Equal(all.Select(Id), Patterns().Select(Id));
        Assert.True(Assert.Single(_sandbox.Run(new GetAcceptance())).Expired);
        Assert.Single(_sandbox.Problems);
    }

    [Fact]
    public void Report_AcceptedAndFailOn_FailsOnlyOnTheRest()
    {
        _sandbox.Import(_log);
        var all = Patterns();
        foreach (var finding in all.Skip(1)) Accept(finding);
        Assert.Equal(ErrorKind.LimitReached, Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { FailOn = Severity.Low })).Kind);

        Accept(all[0]);
        Assert.Empty(_sandbox.Run(new GetPattern { FailOn = Severity.Low }));
        Assert.Empty(_sandbox.Run(new InvokeTriage { FailOn = Severity.Low }));
        Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { FailOn = Severity.Low, IncludeAccepted = true }));
    }

    [Fact]
    public void Report_NewSince_GivesWhatHasExpiredAsNew()
    {
        _sandbox.Import(_log);
        var all = Patterns();
        Accept(all[0], Now.AddDays(1));

        Assert.Equal(all.Skip(1).Select(Id), _sandbox.Run(new GetPattern { NewSince = "nightly" }).Select(Id));
        _clock.Now = Now.AddDays(2);
        Assert.Equal([all[0].FindingId], _sandbox.Run(new GetPattern { NewSince = "nightly" }).Select(Id));
        Assert.Empty(_sandbox.Run(new GetPattern { NewSince = "nightly" }));
    }

    [Fact]
    public void Report_Paths_GoByTheConfiguredStore()
    {
        var found = _sandbox.Run(new GetPattern { LiteralPath = [_log] });
        Assert.False(Directory.Exists(_sandbox.StoreFolder));

        Accept(found[0]);
        Assert.Equal(found.Skip(1).Select(Id), _sandbox.Run(new GetPattern { LiteralPath = [_log] }).Select(Id));
        Assert.Equal(found.Count - 1, _sandbox.Run(new InvokeTriage { LiteralPath = [_log] }).Count(finding => finding.Kind == FindingKind.Pattern));
    }

    [Fact]
    public void Report_PathsAndAConfiguredStoreThatIsDamaged_ShowsAllAndSaysSo()
    {
        var found = _sandbox.Run(new GetPattern { LiteralPath = [_log] });
        Accept(found[0]);
        foreach (var file in Directory.GetFiles(_sandbox.StoreFolder, "catalog.db*")) File.WriteAllText(file, new string('x', 8192));

        Assert.Equal(found.Select(Id), _sandbox.Run(new GetPattern { LiteralPath = [_log] }).Select(Id));
        Assert.Equal((ProblemLevel.Warning, "AcceptancesUnread"), (Assert.Single(_sandbox.Problems).Level, _sandbox.Problems[0].Code));
    }

    [Fact]
    public void Triage_Accepted_IsCountedOnceAndInTheReport()
    {
        _sandbox.Import(_log);
        var all = Patterns();
        var report = _sandbox.File("report.html");
        foreach (var finding in all) Accept(finding with { Title = "seen" });

        Assert.DoesNotContain(_sandbox.Run(new InvokeTriage { Report = report }), finding => finding.Kind == FindingKind.Pattern);
        Assert.StartsWith($"{all.Count} findings left out", Assert.Single(_sandbox.Problems, problem => problem.Code == "FindingsAccepted").Message, StringComparison.Ordinal);
        Counts(report);

        _sandbox.Problems.Clear();
        var info = Assert.Single(_sandbox.Run(new ExportReport { Destination = report, Force = true }));
        Assert.Equal(0, info.Findings);
        Assert.Single(_sandbox.Problems, problem => problem.Code == "FindingsAccepted");
        Counts(report);

        _sandbox.Run(new InvokeTriage { Report = report, IncludeAccepted = true });
        Assert.Contains(all[0].Explanation, File.ReadAllText(report), StringComparison.Ordinal);

        void Counts(string file)
        {
            var page = File.ReadAllText(file);
            Assert.Contains($"Nothing is left to look at. {all.Count} accepted findings are not shown.", page, StringComparison.Ordinal);
            Assert.DoesNotContain(all[0].Explanation, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Add_AcceptedAlready_IsRefusedWithoutForceUntilThatExpires()
    {
        const string id = "0123456789abcdef";
        Add("first", Now.AddDays(1));

        Assert.Empty(Add("second", Now.AddDays(5)));
        var problem = Assert.Single(_sandbox.Problems);
        Assert.Equal((ProblemLevel.Error, ErrorKind.Conflict, "AcceptanceExists"), (problem.Level, problem.Kind, problem.Code));
        Assert.Contains(": first. ", problem.Message, StringComparison.Ordinal);
        Assert.Equal("third", Assert.Single(Add("third", Now.AddDays(2), force: true)).Reason);
        _clock.Now = Now.AddDays(3);
        Assert.Equal("fourth", Assert.Single(Add("fourth", Now.AddDays(4))).Reason);
        Assert.Equal("fourth", Assert.Single(_sandbox.Run(new GetAcceptance())).Reason);

        List<Acceptance> Add(string reason, DateTimeOffset until, bool force = false) =>
            _sandbox.Run(new AddAcceptance { FindingId = id, Reason = reason, Until = until, Force = force });
    }

    [Theory]
    [InlineData("", "why", 1, "ParameterInvalid")]
    [InlineData("0123456789abcdef", " ", 1, "ParameterInvalid")]
    [InlineData("0123456789abcdef-17", "why", 1, "FindingIdInvalid")]
    [InlineData("0123456789ABCDEF", "why", 1, "FindingIdInvalid")]
    [InlineData("0123456789abcdef", "why", 0, "AcceptancePast")]
    [InlineData("0123456789abcdef", "why", -1, "AcceptancePast")]
    public void Add_WhatCannotBe_IsRefused(string id, string reason, int days, string code)
    {
        var request = new AddAcceptance { FindingId = id, Reason = reason, Until = Now.AddDays(days) };

        var error = Assert.Throws<AuditOpsException>(() => _sandbox.Run(request));

        Assert.Equal((ErrorKind.InvalidRequest, code), (error.Kind, error.Code));
        Assert.False(Directory.Exists(_sandbox.StoreFolder));
    }

    [Fact]
    public void Add_StoreThatIsNamedAndNotThere_IsNotMade()
    {
        var store = _sandbox.File("none");

        Assert.Equal("StoreNotFound", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new AddAcceptance { FindingId = "0123456789abcdef", Reason = "why", Store = store })).Code);
        Assert.False(Directory.Exists(store));
    }

    [Fact]
    public void Add_NotApproved_ChangesNothing()
    {
        using var declining = new ImportSandbox { Approval = false };

        Assert.Empty(declining.Run(new AddAcceptance { FindingId = "0123456789abcdef", Reason = "why" }));
        Assert.False(Directory.Exists(declining.StoreFolder));
    }

    [Fact]
    public void Get_Several_ShowsFirstWhatExpiresFirst()
    {
        foreach (var (id, days) in new[] { ("000000000000000a", 9), ("000000000000000b", 3), ("000000000000000c", 6) })
            _sandbox.Run(new AddAcceptance { FindingId = id, Reason = "why", Until = Now.AddDays(days) });

        Assert.Equal(["000000000000000b", "000000000000000c", "000000000000000a"], _sandbox.Run(new GetAcceptance()).Select(acceptance => acceptance.FindingId));
        Assert.Equal(["000000000000000b"], _sandbox.Engine.Complete(CompletionSet.Acceptance, "000000000000000b", null));
        Assert.Equal(3, _sandbox.Engine.Complete(CompletionSet.Acceptance, "0", null).Count);
    }

    [Fact]
    public void Remove_Accepted_ReportsItAgainAndSaysWhichAreNot()
    {
        _sandbox.Import(_log);
        var all = Patterns();
        Accept(all[0]);

        var removed = Assert.Single(_sandbox.Run(new RemoveAcceptance { FindingId = ["00000000000000ff", all[0].FindingId] }));

        Assert.Equal(all[0].FindingId, removed.FindingId);
        Assert.Equal((ProblemLevel.Error, "AcceptanceNotFound", "00000000000000ff"), (Assert.Single(_sandbox.Problems).Level, _sandbox.Problems[0].Code, _sandbox.Problems[0].Target));
        Assert.Equal(all.Select(Id), Patterns().Select(Id));
        Assert.Empty(_sandbox.Run(new GetAcceptance()));
        Assert.Equal("ParameterInvalid", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new RemoveAcceptance())).Code);
    }

    private static string Id(Finding finding) => finding.FindingId;

    private List<Pattern> Patterns() => _sandbox.Run(new GetPattern());

    private void Accept(Finding finding, DateTimeOffset? until = null) =>
        Assert.Single(_sandbox.Run(new AddAcceptance { FindingId = finding.FindingId, Title = finding.Title, Reason = "known", Until = until }));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
