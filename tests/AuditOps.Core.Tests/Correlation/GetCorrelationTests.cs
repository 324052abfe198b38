using AuditOps.Core.Correlation;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Correlation;

public sealed class GetCorrelationTests
{
    private static readonly LinkModel Model = LinkModel.Read("no-store");

    [Theory]
    [InlineData(1, 0.5, 120)]
    [InlineData(2, 0.3, 300)]
    [InlineData(3, 0.7, 30)]
    [InlineData(4, 0.1, 600)]
    [InlineData(5, 0.5, 0)]
    public void Run_RandomEvents_AreThoseOfTheOracle(int seed, double least, int window)
    {
        var events = RandomStory.Make(seed, 300, 900);
        foreach (var subjects in new[] { events[..1], events[10..13] })
        {
            var named = subjects.Where(subject => subject.Time is not null).ToList();
            var expected = Oracle(events, named, TimeSpan.FromSeconds(window), least);
            var found = Run(events, new GetCorrelation { EventId = [.. named.Select(subject => subject.EventId)], Window = TimeSpan.FromSeconds(window), MinimumScore = least, MaxResults = 100_000 });
            Assert.Equal(expected, found.Select(one => (one.EventId, one.RelatedTo, one.Score, one.Offset)));
            Assert.All(found, one => Assert.Equal(one.Score, Math.Min(1, one.Reason.Sum(reason => reason.Weight)), 0.01));
        }
    }

    [Fact]
    public void Run_SeedsWeights_AreTheDefaults()
    {
        AuditEvent[] events =
        [
            Event(1, 0, new() { Actor = "alice", Resource = "/a", Action = "create", Session = "s-1", Transaction = "t", Operation = "o" }),
            Event(2, 10, new() { Actor = "alice", Resource = "/a" }),
            Event(3, 20, new() { Actor = "alice", Action = "upload" }),
            Event(4, 30, new() { Session = "s-1", Action = "upload" }),
            Event(5, 40, new() { Transaction = "t" }),
            Event(6, 50, new() { Operation = "o" }),
            Event(7, 60, new() { Actor = "alice" }),
            Event(8, 301, new() { Operation = "o" }),
        ];

        var found = Run(events, new GetCorrelation { EventId = [events[0].EventId] });
        Assert.Equal([(2, 0.7), (3, 0.6), (6, 0.6), (4, 0.5), (5, 0.5)], found.Select(one => (int.Parse(one.EventId[17..]), one.Score)));
        Assert.Equal("upload by alice, 20 s after create by alice: the same user alice (0.4) and the related actions create and upload (0.2).", found[1].Explanation);
        Assert.Equal([("same_user", 0.4, "alice"), ("related_action", 0.2, "create/upload")], found[1].Reason.Select(reason => (reason.Name, reason.Weight, reason.Value)));
    }

    [Fact]
    public void Run_EmptyFields_AreNeverEqual()
    {
        AuditEvent[] events = [Event(1, 0, new() { Actor = "", Session = " ", Action = "login" }), Event(2, 1, new() { Actor = "", Session = " ", Action = "login" }), Event(3, 2, new())];
        Assert.Empty(Run(events, new GetCorrelation { EventId = [events[0].EventId], MinimumScore = 0 }, out var context));
        Assert.Equal("NothingToLinkBy", Assert.Single(context.Problems).Code);
    }

    [Fact]
    public void Run_ResourceThatEveryoneTouches_ProvesLittle()
    {
        var events = Enumerable.Range(0, 400).Select(i => Event(i + 1, i * 0.1, new() { Actor = $"user{i}", Resource = "/everyone" })).ToList();
        events[0] = Event(1, 0, new() { Actor = "alice", Resource = "/everyone", SourceIp = "10.0.0.1" });
        events[1] = Event(2, 0.1, new() { Actor = "alice", Resource = "/everyone", SourceIp = "10.0.0.1" });
        var found = Assert.Single(Run(events, new GetCorrelation { EventId = [events[0].EventId] }));
        Assert.Equal(events[1].EventId, found.EventId);
        Assert.Equal(0.014, found.Reason.Single(reason => reason.Name == "same_resource").Weight, 0.002);
    }

    [Fact]
    public void Run_ManyTriesOfOneKind_AreNotEveryone()
    {
        var log = new Log();
        for (var i = 0; i < 500; i++)
            log.Fails(i * 0.5, "root", "203.0.113.5");
        var success = log.Succeeds(251, "root", "203.0.113.5");
        var found = Run(log.Events, new GetCorrelation { EventId = [success.EventId] });
        Assert.Equal(50, found.Count);
        Assert.All(found, one => Assert.Equal(0.8, one.Score));
        Assert.Equal(found.Select(one => -one.Offset.TotalSeconds).Order(), found.Select(one => -one.Offset.TotalSeconds));
    }

    [Theory]
    [InlineData("same_session", true)]
    [InlineData("parent_process", true)]
    [InlineData("acts_as", true)]
    [InlineData("address_of_host", true)]
    [InlineData("address_of_host", false)]
    [InlineData("command_ran", true)]
    [InlineData("same_session", false)]
    [InlineData("parent_process", false)]
    [InlineData("command_ran", false)]
    public void Run_LinkWithoutASharedField_NeedsTheSameHost(string kind, bool sameHost)
    {
        var first = Event(1, 0, new() { Host = "web1", Session = "17", Pid = 400, Target = "eve", Command = "/usr/sbin/useradd eve" });
        var second = Event(2, 5, new() { Host = sameHost ? "WEB1" : "db1", Session = "17", Pid = 401, Ppid = 400, Actor = "eve", SourceIp = "web1", Process = "useradd" });
        var found = Run([first, second], new GetCorrelation { EventId = [first.EventId], MinimumScore = 0 });
        Assert.Equal(kind is "address_of_host" ? !sameHost : sameHost || kind is "acts_as", found.SelectMany(one => one.Reason).Any(reason => reason.Name == kind));
    }

    [Fact]
    public void Run_TooManyEventsInTheWindow_NarrowsItAndSaysSo()
    {
        var log = new Log();
        for (var i = 0; i < 400; i++)
            log.Succeeds(i, "alice", "10.0.0.1");
        var context = new AnalysisContext(log.Events);
        using var scope = context.Open(new GetCorrelation());
        var reader = new LinkReader(scope, context, Model with { MostEvents = 100 });
        var found = new CorrelationSearch(reader, new Linker(Model, reader.Keys)).Find(reader.Subjects([log.Events[200].EventId]), TimeSpan.FromSeconds(300), 0.5, 1_000);
        Assert.Equal(74, found.Count);
        Assert.Equal("There are more than 100 events in the window of 5 min; those within 37 s were looked at.", Assert.Single(context.Problems).Message);
    }

    [Fact]
    public void Run_Faults_AreOneSentenceEach()
    {
        var log = new Log();
        log.Succeeds(0, "alice", "10.0.0.1");
        var timeless = log.Add(new AuditEvent { EventId = "0000000000000001-1", Category = "unparsed", Outcome = "unknown", Actor = "alice" });

        Assert.StartsWith("There is no event '0123456789abcdef-42' among the events of the store 'store'.", Fault(log.Events, "0123456789abcdef-42"), StringComparison.Ordinal);
        Assert.StartsWith("There is no event '0123456789abcdef-42': the store 'store' holds no events; import logs first.", Fault([], "0123456789abcdef-42"), StringComparison.Ordinal);
        Assert.StartsWith("The event '0000000000000001-1' has no time", Fault(log.Events, timeless.EventId), StringComparison.Ordinal);
        Assert.StartsWith("'x' is not an event's identity.", Fault(log.Events, "x"), StringComparison.Ordinal);
        Run(log.Events, new GetCorrelation { EventId = [log.Events[0].EventId, "0123456789abcdef-42"] }, out var context);
        Assert.StartsWith("1 event of 2 is not among", Assert.Single(context.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same_user=2")]
    [InlineData("same_user")]
    [InlineData("same_shoe=0.2")]
    public void Run_BrokenWeight_IsRefused(string weight) =>
        Assert.Throws<AuditOpsException>(() => Run([], new GetCorrelation { EventId = ["0123456789abcdef-42"], Weight = [weight] }));

    internal static AuditEvent Event(int record, double seconds, Given given) => new()
    {
        EventId = $"00000000000a11ce-{record}",
        Time = Log.At(seconds),
        Category = "system",
        Outcome = given.Outcome,
        Action = given.Action,
        Actor = given.Actor,
        Target = given.Target,
        SourceIp = given.SourceIp,
        Host = given.Host,
        Resource = given.Resource,
        Session = given.Session,
        Operation = given.Operation,
        Transaction = given.Transaction,
        Process = given.Process,
        Pid = given.Pid,
        Ppid = given.Ppid,
        Command = given.Command,
    };

    private static string Fault(IReadOnlyList<AuditEvent> events, string id) => Assert.Throws<AuditOpsException>(() => Run(events, new GetCorrelation { EventId = [id] })).Message;

    private static List<AuditOps.Correlation> Run(IReadOnlyList<AuditEvent> events, GetCorrelation request) => Run(events, request, out _);

    private static List<AuditOps.Correlation> Run(IReadOnlyList<AuditEvent> events, GetCorrelation request, out AnalysisContext context)
    {
        context = new AnalysisContext(events);
        return [.. new GetCorrelationOperation().Run(request, context)];
    }

    private static IEnumerable<(string, string, double, TimeSpan)> Oracle(List<AuditEvent> all, List<AuditEvent> subjects, TimeSpan window, double least)
    {
        var (events, oracle) = (LinkOracle.InOrder(all), new LinkOracle(Model));
        var found = from subject in LinkOracle.InOrder(subjects)
                    let near = events.Where(other => (other.Time - subject.Time)!.Value.Duration() <= window).ToList()
                    from other in near
                    where subjects.TrueForAll(named => named.EventId != other.EventId)
                    let later = events.IndexOf(other) > events.IndexOf(subject)
                    let score = later ? oracle.Score(subject, other, near) : oracle.Score(other, subject, near)
                    where score >= least && score > 0
                    select (Other: other, Subject: subject, Score: score, Offset: other.Time!.Value - subject.Time!.Value);
        return found.GroupBy(one => one.Other.EventId).Select(group => group.OrderByDescending(one => one.Score).ThenBy(one => one.Offset.Duration()).First())
            .OrderByDescending(one => one.Score).ThenBy(one => one.Offset.Duration()).ThenBy(one => events.IndexOf(one.Other))
            .Select(one => (one.Other.EventId, one.Subject.EventId, one.Score, one.Offset));
    }

    internal sealed record Given
    {
        public string Outcome { get; init; } = "success";
        public string? Action { get; init; }
        public string? Actor { get; init; }
        public string? Target { get; init; }
        public string? SourceIp { get; init; }
        public string? Host { get; init; }
        public string? Resource { get; init; }
        public string? Session { get; init; }
        public string? Operation { get; init; }
        public string? Transaction { get; init; }
        public string? Process { get; init; }
        public long? Pid { get; init; }
        public long? Ppid { get; init; }
        public string? Command { get; init; }
    }
}
