using System.Text.Json;
using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Following;

/// <summary>Rules and patterns that follow files and stores.</summary>
public sealed class FindingFollowTests : IDisposable
{
    private const string Rules = """
        {title: Failed, name: failed, logsource: {product: auditops}, detection: {s: {action: login, outcome: failure}, condition: s}}
        ---
        title: Guessing
        name: guessing
        correlation: {type: event_count, rules: failed, group-by: source_ip, timespan: 1h, condition: {gte: 3}}
        level: high
        """;

    private readonly JumpingClock _clock = new();
    private readonly ImportSandbox _sandbox;

    public FindingFollowTests() => _sandbox = new ImportSandbox(clock: _clock);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Follow_FileThatGrows_TellsAFindingAsItBeginsAndWhenItIsOver()
    {
        var log = _sandbox.Write("auth.log", Fails("10.0.0.7", 0, 10));
        using var following = Rule(log);
        File.AppendAllText(log, Fails("10.0.0.7", 20));
        var begun = following.Await(found => found.Ongoing);
        File.AppendAllText(log, Fails("10.0.0.7", 30, 40));
        File.AppendAllText(log, Fails("10.0.0.9", 90_000));
        var over = following.Await(found => !found.Ongoing);
        following.Stop();

        Assert.Equal((3, 5), (begun.Count, over.Count));
        Assert.Equal(begun.FindingId, over.FindingId);
        Assert.Equal(Json(_sandbox.Run(Request(log))), Json([over]));
        Assert.Equal(2, following.Told.Count);
    }

    [Fact]
    public void Follow_StoreThatOthersImportInto_TellsWhatComes()
    {
        _sandbox.Import(_sandbox.Write("a.log", Fails("10.0.0.7", 0, 10)));
        using var following = Rule();
        _sandbox.Import(_sandbox.Write("b.log", Fails("10.0.0.7", 20, 30)));
        following.Await(found => found.Ongoing);
        _clock.Advance();
        following.Await(found => found is { Ongoing: false, Count: 4 });
        following.Stop();

        Assert.Equal(Json(_sandbox.Run(Request())), Json([following.Told[^1]]));
        Assert.Equal(_sandbox.StoreFolder, following.Told[^1].Store);
    }

    [Fact]
    public void Follow_EventsThatComeLate_JoinWhatWasTold()
    {
        _sandbox.Import(_sandbox.Write("a.log", Fails("10.0.0.7", 0, 1, 2) + Fails("10.0.0.7", 7_000, 7_001, 7_002)));
        using var following = Rule();
        following.Await(found => found.Start.Hour == 1);
        _sandbox.Import(_sandbox.Write("b.log", Fails("10.0.0.7", 3_500)));
        _sandbox.Import(_sandbox.Write("c.log", Fails("10.0.0.9", 90_000)));
        following.Await(found => found is { Ongoing: false, Count: 7 });
        following.Stop();

        Assert.Equal(Json(_sandbox.Run(Request())), Json([following.Told[^1]]));
    }

    [Fact]
    public void Follow_SegmentsThatAreMergedMeanwhile_AreNotReadTwice()
    {
        using var following = Rule(MadeStore());
        for (var i = 0; i < 12; i++)
            _sandbox.Import(_sandbox.Write($"{i}.log", Fails("10.0.0.7", i)));
        following.Await(found => found.Count >= 3);
        _sandbox.Run(new OptimizeStore());
        _sandbox.Import(_sandbox.Write("last.log", Fails("10.0.0.7", 20)));
        _sandbox.Import(_sandbox.Write("later.log", Fails("10.0.0.9", 90_000)));
        following.Await(found => found is { Ongoing: false, Count: 13 });
        following.Stop();

        Assert.Equal(Json(_sandbox.Run(Request())), Json([following.Told[^1]]));

        string[] MadeStore()
        {
            _sandbox.Run(new NewStore { Store = _sandbox.StoreFolder });
            return [];
        }
    }

    [Fact]
    public void NewSince_StoppedAndStartedAgain_LosesNothingAndDoublesNothing()
    {
        var log = _sandbox.Write("auth.log", "");
        List<RuleMatch> told = [];
        (string Address, int At)[] rounds = [("10.0.0.1", 0), ("10.0.0.2", 3_000), ("10.0.0.3", 12_000), ("10.0.0.1", 27_000)];
        foreach (var (address, at) in rounds)
        {
            File.AppendAllText(log, Fails(address, at, at + 1, at + 2));
            using var following = new FollowedFindings<RuleMatch>(_sandbox, Request(log) with { Follow = true, NewSince = "live" });
            following.Await(found => found.EntityName == address && found.Ongoing);
            if (at is 3_000 or 27_000)
            {
                _clock.Advance();
                following.Await(found => found.EntityName == address && !found.Ongoing);
            }

            following.Stop();
            told.AddRange(following.Told);
        }

        Assert.Equal(told.Count, told.Select(found => (found.FindingId, found.Start, found.Ongoing)).Distinct().Count());
        Assert.Equal(Json(_sandbox.Run(Request(log))), Json(told.Where(found => !found.Ongoing)));
    }

    [Fact]
    public void NewSince_WhatABatchHasTold_IsNotToldAgain()
    {
        var log = _sandbox.Write("auth.log", Fails("10.0.0.1", 0, 1, 2));
        Assert.Single(_sandbox.Run(Request(log) with { NewSince = "live" }));
        File.AppendAllText(log, Fails("10.0.0.2", 9_000, 9_001, 9_002));

        using var following = new FollowedFindings<RuleMatch>(_sandbox, Request(log) with { Follow = true, NewSince = "live" });
        following.Await(found => found.EntityName == "10.0.0.2");
        following.Stop();

        Assert.All(following.Told, found => Assert.Equal("10.0.0.2", found.EntityName));
        Assert.Empty(_sandbox.Run(Request(log) with { NewSince = "live" }));
    }

    [Fact]
    public void FailOn_AFindingAsSevere_EndsIt()
    {
        var log = _sandbox.Write("auth.log", Fails("10.0.0.1", 0, 1));
        using var following = new FollowedFindings<RuleMatch>(_sandbox, Request(log) with { Follow = true, FailOn = Severity.High });
        File.AppendAllText(log, Fails("10.0.0.1", 2));

        Assert.Equal("FindingsAtOrAboveSeverity", following.Fault().Code);
        Assert.Single(following.Told);
    }

    [Fact]
    public void First_MoreFindingsAtOnce_TellsTheRestAtTheNextLook()
    {
        var log = _sandbox.Write("auth.log", Fails("10.0.0.1", 0, 1, 2) + Fails("10.0.0.2", 0, 1, 2) + Fails("10.0.0.3", 0, 1, 2));
        using var following = new FollowedFindings<RuleMatch>(_sandbox, Request(log) with { Follow = true, First = 1 });
        foreach (var address in (string[])["10.0.0.1", "10.0.0.2", "10.0.0.3"])
            following.Await(found => found.EntityName == address);
        following.Stop();

        Assert.Contains(_sandbox.Problems, problem => problem.Code == "FindingsOmitted");
    }

    [Fact]
    public void Patterns_OfContentAndOfCode_AreToldAsInABatch()
    {
        var log = _sandbox.Write("auth.log", Fails("10.0.0.7", 0, 10));
        using var following = new FollowedFindings<Pattern>(_sandbox, new GetPattern { LiteralPath = [log], Type = ["repeated_failed_authentication", "failed_logins_of_user"], Follow = true });
        File.AppendAllText(log, Fails("10.0.0.7", [.. Enumerable.Range(20, 30)]));
        var coded = following.Await(found => found.Type == "repeated_failed_authentication");
        following.Await(found => found.Type == "failed_logins_of_user");
        File.AppendAllText(log, Fails("10.0.0.9", 90_000));
        var content = following.Await(found => found is { Type: "failed_logins_of_user", Ongoing: false });
        following.Stop();

        var batch = _sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["repeated_failed_authentication", "failed_logins_of_user"] });
        Assert.Equal(Json(batch.Where(found => found.Type == content.Type)), Json([content]));
        Assert.Equal(Json(batch.Where(found => found.Type == coded.Type)), Json([coded with { Ongoing = false }]));
    }

    [Fact]
    public void Follow_StreamOrStoreAndPath_IsAnErrorThatSaysWhatToDo()
    {
        Assert.Equal("FollowNeedsFiles", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { Input = Stream.Null, Follow = true })).Code);
        Assert.Equal("StoreAndPath", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new InvokeRule { Path = ["a"], Store = "b", Follow = true })).Code);
        Assert.Equal("StoreNotFound", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { Follow = true })).Code);
    }

    private FollowedFindings<RuleMatch> Rule(params string[] paths) => new(_sandbox, Request(paths) with { Follow = true });

    private InvokeRule Request(params string[] paths)
    {
        File.WriteAllText(_sandbox.File("rules.yml"), Rules);
        return new InvokeRule { LiteralPath = paths, RulePath = [_sandbox.File("rules.yml")], Rule = ["guessing"] };
    }

    private static string Json<T>(IEnumerable<T> findings)
        where T : Finding => string.Join('\n', findings.Select(found => JsonSerializer.Serialize(found)).Order(StringComparer.Ordinal));

    private static string Fails(string address, params int[] seconds) => string.Concat(seconds.Select(second =>
        $"{new DateTime(2024, 3, 4, 0, 0, 0).AddSeconds(second):yyyy-MM-ddTHH:mm:ss}+00:00 web1 sshd[1]: Failed password for bob from {address} port 4000 ssh2\n"));

    /// <summary>A clock that is put a day forward.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private long _ahead;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(Interlocked.Read(ref _ahead));

        public void Advance() => Interlocked.Increment(ref _ahead);
    }
}
