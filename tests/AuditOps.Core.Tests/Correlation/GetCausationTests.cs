using AuditOps.Core.Correlation;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;
using Given = AuditOps.Core.Tests.Correlation.GetCorrelationTests.Given;

namespace AuditOps.Core.Tests.Correlation;

public sealed class GetCausationTests
{
    private static readonly LinkModel Model = LinkModel.Read("no-store");

    [Theory]
    [InlineData(1, 0.3, 60, 10)]
    [InlineData(2, 0.5, 300, 3)]
    [InlineData(3, 0.2, 30, 2)]
    [InlineData(4, 0.6, 900, 10)]
    [InlineData(5, 0.3, 0, 5)]
    [InlineData(6, 0.4, 120, 10)]
    public void Run_RandomEvents_AreThoseOfTheOracle(int seed, double least, int window, int depth)
    {
        var events = RandomStory.Make(seed, 120, 600);
        var order = LinkOracle.InOrder(events);
        foreach (var subjects in new[] { order[^1..], order[60..62] })
        {
            var request = new GetCausation { EventId = [.. subjects.Select(subject => subject.EventId)], Window = TimeSpan.FromSeconds(window), MinimumConfidence = least, MaxDepth = depth };
            var found = Run(events, request);
            Assert.Equal(
                new CausationOracle(Model, order, request).Edges().Order(),
                found.Select(edge => (edge.EventId, edge.EffectId, edge.Depth, edge.Confidence)).Order());
            Assert.Equal(found.Select(edge => edge.Depth).Order(), found.Select(edge => edge.Depth));
            var effects = found.Select(edge => edge.EffectId).ToHashSet();
            Assert.All(found, edge => Assert.Equal(!effects.Contains(edge.EventId), edge.RootRank is not null));
            Assert.Equal(Enumerable.Range(1, found.Where(edge => edge.RootRank is not null).Select(edge => edge.EventId).Distinct().Count()), found.Select(edge => edge.RootRank).OfType<int>().Distinct().Order());
        }
    }

    [Fact]
    public void Run_Steps_GoOnBeyondTheFirstWindow()
    {
        var log = new Log();
        for (var i = 0; i < 8; i++)
            log.Add(i * 200, $"step{i}", "success", "alice", "10.0.0.1");
        var found = Run(log.Events, new GetCausation { EventId = [log.Events[^1].EventId], Window = TimeSpan.FromSeconds(300) });
        Assert.Equal(log.Events.Reverse().Skip(1).Select(one => one.EventId), found.Select(edge => edge.EventId));
        Assert.Equal(Enumerable.Range(1, 7), found.Select(edge => edge.Depth));
        Assert.Equal((1, log.Events[0].EventId), Assert.Single(found.Where(edge => edge.RootRank is not null).Select(edge => (edge.RootRank!.Value, edge.EventId))));

        Assert.Equal(3, Run(log.Events, new GetCausation { EventId = [log.Events[^1].EventId], Window = TimeSpan.FromSeconds(300), MaxDepth = 3 }, out var context).Count);
        Assert.Equal("DepthReached", Assert.Single(context.Problems).Code);
    }

    [Theory]
    [InlineData(9.9, 0.4)]
    [InlineData(10, 0.36)]
    [InlineData(60, 0.3)]
    [InlineData(299, 0.3)]
    [InlineData(300, null)]
    public void Run_Nearer_IsStronger(double seconds, double? confidence)
    {
        AuditEvent[] events = [GetCorrelationTests.Event(1, 0, new() { Actor = "alice" }), GetCorrelationTests.Event(2, seconds, new() { Actor = "alice" })];
        Assert.Equal(confidence, Run(events, new GetCausation { EventId = [events[1].EventId] }).SingleOrDefault()?.Confidence);
    }

    [Fact]
    public void Run_OneAddress_IsFollowedBeyondTheLastSpan()
    {
        AuditEvent[] events = [Event(1, 0, new() { Actor = "alice", SourceIp = "203.0.113.5" }), Event(2, 3_000, new() { Actor = "bob", SourceIp = "203.0.113.5" })];
        Assert.Equal(0.3, Assert.Single(Run(events, new GetCausation { EventId = [events[1].EventId] })).Confidence);
    }

    [Theory]
    [InlineData("success", false)]
    [InlineData("failure", true)]
    public void Run_AddressOfMany_IsNotFollowedBeyondTheLastSpan(string outcome, bool isFollowed)
    {
        var log = new Log();
        log.Add(0, "login", "success", "alice", "203.0.113.5");
        for (var i = 0; i < 4; i++)
            log.Add(10 + i, "login", outcome, $"user{i}", "203.0.113.5");
        for (var i = 0; i < 20; i++)
            log.Add(100 + i, "cron", "success", $"service{i}");
        var last = log.Add(3_000, "read", "success", "bob", "203.0.113.5");
        Assert.Equal(isFollowed, Run(log.Events, new GetCausation { EventId = [last.EventId] }).Count > 0);
    }

    [Theory]
    [InlineData(false, 0.3)]
    [InlineData(true, null)]
    public void Run_NewAccount_FollowsFromWhatMadeItWithItsFirstAct(bool hasActedBefore, double? confidence)
    {
        AuditEvent[] events =
        [
            Event(1, 0, new() { Actor = hasActedBefore ? "eve" : "carol", Action = "read" }),
            Event(2, 1_000, new() { Actor = "bob", Target = "eve", Action = "create_user" }),
            Event(3, 2_000, new() { Actor = "eve", Action = "read" }),
        ];
        Assert.Equal(confidence, Run(events, new GetCausation { EventId = [events[2].EventId] }).SingleOrDefault()?.Confidence);
    }

    [Fact]
    public void Run_StepBesideALongerWay_IsLeftOut()
    {
        AuditEvent[] events =
        [
            Event(1, 0, new() { Actor = "bob", SourceIp = "203.0.113.5", Host = "web1", Action = "login" }),
            Event(2, 60, new() { Actor = "bob", Host = "web1", Action = "sudo", Command = "/usr/sbin/useradd eve" }),
            Event(3, 61, new() { Target = "eve", Host = "web1", Process = "useradd", Action = "create_user" }),
            Event(4, 120, new() { Actor = "eve", SourceIp = "203.0.113.5", Host = "web1", Action = "login" }),
        ];
        var found = Run(events, new GetCausation { EventId = [events[3].EventId] });
        Assert.Equal([(events[2].EventId, 1), (events[1].EventId, 2), (events[0].EventId, 3)], found.Select(edge => (edge.EventId, edge.Depth)));
    }

    [Theory]
    [InlineData("web1", true)]
    [InlineData("db1", false)]
    public void Run_CommandOnAHost_FollowsFromTheLoginToThatHost(string host, bool isCause)
    {
        AuditEvent[] events =
        [
            Event(1, 0, new() { Actor = "bob", SourceIp = "203.0.113.5", Host = host, Action = "login" }),
            Event(2, 60, new() { Actor = "bob", Host = "web1", Action = "sudo" }),
        ];
        Assert.Equal(isCause, Run(events, new GetCausation { EventId = [events[1].EventId] }).Count == 1);
    }

    [Fact]
    public void Run_RelatedActions_LeadInTheirOrder()
    {
        AuditEvent[] events = [Event(1, 0, new() { Actor = "bob", Action = "sudo" }), Event(2, 5, new() { Actor = "bob", Action = "login" }), Event(3, 9, new() { Actor = "bob", Action = "sudo" })];
        Assert.Equal([0.6, 0.4], Run(events, new GetCausation { EventId = [events[2].EventId] }).Select(edge => edge.Confidence));
    }

    [Fact]
    public void Run_TriesThatRepeat_AreOneCauseFromTheFirstOn()
    {
        var log = new Log();
        for (var i = 0; i < 40; i++)
            log.Fails(i, "root", "203.0.113.5", count: 2);
        var success = log.Succeeds(45, "root", "203.0.113.5");
        var edge = Assert.Single(Run(log.Events, new GetCausation { EventId = [success.EventId] }));
        Assert.Equal((log.Events[0].EventId, 80L, 0.8, 1), (edge.EventId, edge.Count, edge.Confidence, edge.RootRank!.Value));
        Assert.Equal([log.Events[0].EventId, log.Events[39].EventId, success.EventId], edge.Evidence);
        Assert.Equal("failed login by root (80 times from 2024-03-04 00:00:00 UTC on) led to login by root within 6 s: the same user root (0.4) and the same address 203.0.113.5 (0.4).", edge.Explanation);
    }

    [Fact]
    public void Run_ErrorBeforeFailure_IsACause()
    {
        AuditEvent Failure(int record, double seconds, string host, string? actor = null) =>
            Event(record, seconds, new Given { Outcome = "failure", Action = $"part{record}", Host = host, Actor = actor }) with { Subsystem = "storage" };
        AuditEvent[] events = [Failure(1, 0, "web1"), Failure(2, 1, "db1"), Failure(3, 1, "web1", "carol"), Failure(4, 2, "web1", "bob")];
        var edge = Assert.Single(Run(events, new GetCausation { EventId = [events[3].EventId] }));
        Assert.Equal((events[0].EventId, "failure_again"), (edge.EventId, Assert.Single(edge.Reason).Name));
    }

    [Fact]
    public void Run_NothingBefore_SaysSo()
    {
        var log = new Log();
        log.Succeeds(0, "alice", "10.0.0.1");
        Assert.Empty(Run(log.Events, new GetCausation { EventId = [log.Events[0].EventId] }, out var context));
        Assert.Equal("Nothing within 1 h before is linked enough to be a cause. A longer window or a lower minimum confidence may find more.", Assert.Single(context.Problems).Message);
    }

    private static AuditEvent Event(int record, double seconds, Given given) => GetCorrelationTests.Event(record, seconds, given);

    internal static List<Causation> Run(IReadOnlyList<AuditEvent> events, GetCausation request) => Run(events, request, out _);

    private static List<Causation> Run(IReadOnlyList<AuditEvent> events, GetCausation request, out AnalysisContext context)
    {
        context = new AnalysisContext(events);
        return [.. new GetCausationOperation().Run(request, context)];
    }
}
