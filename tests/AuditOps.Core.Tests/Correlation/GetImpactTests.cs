using AuditOps.Core.Correlation;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;
using Given = AuditOps.Core.Tests.Correlation.GetCorrelationTests.Given;

namespace AuditOps.Core.Tests.Correlation;

public sealed class GetImpactTests : IDisposable
{
    private static readonly LinkModel Model = LinkModel.Read("no-store");
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-impact-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 0.3, 600)]
    [InlineData(2, 0.5, 120)]
    [InlineData(3, 0.1, 60)]
    [InlineData(4, 0.3, 0)]
    [InlineData(5, 0.4, 300)]
    public void Run_RandomEvents_AreThoseOfTheOracle(int seed, double least, int window)
    {
        var events = RandomStory.Make(seed, 200, 900);
        var order = LinkOracle.InOrder(events);
        foreach (var subjects in new[] { order[..1], order[30..32], [order[10], order[150]] })
        {
            var impact = Run(events, new GetImpact { EventId = [.. subjects.Select(subject => subject.EventId)], Window = TimeSpan.FromSeconds(window), MinimumConfidence = least });
            var followers = Oracle(order, subjects, TimeSpan.FromSeconds(window), least);
            Assert.Equal(followers.Select(one => one.EventId), impact.EventId);
            Assert.Equal(followers.Sum(one => one.Count), impact.Count);
            Assert.Equal(Names(followers.SelectMany(one => new[] { one.Actor, one.Target })), impact.Users.Order());
            Assert.Equal(Names(followers.Select(one => one.Resource)), impact.Resources.Order());
            Assert.Equal(Names(followers.Select(one => one.Host)), impact.Hosts.Order());
            Assert.Equal((impact.Users.Count, impact.Resources.Count, impact.Hosts.Count), (impact.TotalUsers, impact.TotalResources, impact.TotalHosts));
            foreach (var step in impact.Spread)
            {
                var until = followers.Where(one => one.Time!.Value - subjects[0].Time!.Value <= step.After).ToList();
                Assert.Equal((until.Sum(one => one.Count), Names(until.SelectMany(one => new[] { one.Actor, one.Target })).Count()), (step.Count, step.Users));
            }
        }
    }

    [Fact]
    public void Run_BreakIn_NamesWhatItReachedAndWhatToDo()
    {
        var impact = Run(BreakIn(), new GetImpact { EventId = ["00000000000a11ce-1"] });

        Assert.Equal(["bob", "eve", "root"], impact.Users);
        Assert.Equal(["web1"], impact.Hosts);
        Assert.Equal(["/etc/shadow"], impact.Resources);
        Assert.Equal(["00000000000a11ce-2", "00000000000a11ce-3", "00000000000a11ce-4", "00000000000a11ce-5"], impact.EventId);
        Assert.Equal(
            [
                "Remove or confirm what was made: eve (create_user).",
                "Check what was done with others' rights: /usr/sbin/useradd eve.",
                "Change the credentials and end the sessions of eve, who logged in.",
                "Take for known to others what was read: /etc/shadow.",
                "Examine web1, where it happened.",
            ],
            impact.Recommendation);
        Assert.Equal((0.598, Severity.Medium), (impact.Score, impact.Level));
        Assert.Equal("4 events followed login by bob within 2 min, at most 2 steps away; they reached 3 users, 1 resource and 1 host.", impact.Explanation);
        Assert.Equal(10, impact.Spread.Count);
        Assert.Equal((TimeSpan.FromSeconds(120), 4L, 3), (impact.Spread[^1].After, impact.Spread[^1].Count, impact.Spread[^1].Users));
    }

    [Fact]
    public void Run_CriticalThing_RaisesTheLevel()
    {
        var file = Path.Combine(_folder, "criticality.yml");
        File.WriteAllText(file, "resources:\n  '/etc/*': 1\nusers: {root: 0.5}\nhosts: {db*: 1}\n");
        var impact = Run(BreakIn(), new GetImpact { EventId = ["00000000000a11ce-1"], CriticalityPath = file });
        Assert.Equal(["resource /etc/shadow 1", "user root 0.5"], impact.Critical);
        Assert.Equal(Severity.Critical, impact.Level);
        Assert.StartsWith("Tell those who answer for what is critical: resource /etc/shadow, user root.", impact.Recommendation[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("things: {a: 1}", "line 1: 'things' is none of users, resources, hosts")]
    [InlineData("hosts:\n  a: 2", "line 2: '2' is no number from 0 to 1")]
    [InlineData("hosts: [a", "line ")]
    [InlineData(null, "There is no file")]
    public void Run_BrokenCriticality_SaysWhatIsWrong(string? text, string said)
    {
        var file = Path.Combine(_folder, "criticality.yml");
        if (text is not null)
            File.WriteAllText(file, text);
        Assert.Contains(said, Assert.Throws<AuditOpsException>(() => Run(BreakIn(), new GetImpact { EventId = ["00000000000a11ce-1"], CriticalityPath = file })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OthersWhoAreRefusedToo_AreNotReached()
    {
        AuditEvent Refused(int record, double seconds, string actor, string address) =>
            GetCorrelationTests.Event(record, seconds, new Given { Action = "login", Outcome = "failure", Actor = actor, SourceIp = address, Host = "web1" }) with { Subsystem = "sshd" };
        AuditEvent[] events = [Refused(1, 0, "root", "203.0.113.5"), Refused(2, 5, "carol", "198.51.100.7"), Refused(3, 9, "bob", "203.0.113.5")];
        Assert.Equal(["bob"], Run(events, new GetImpact { EventId = [events[0].EventId] }).Users);
    }

    [Fact]
    public void Run_NameThatSomebodyElseTries_IsNotReached()
    {
        AuditEvent[] events =
        [
            GetCorrelationTests.Event(1, 0, new Given { Action = "cron", Actor = "root", Host = "web1" }),
            GetCorrelationTests.Event(2, 5, new Given { Action = "login", Outcome = "failure", Actor = "root", SourceIp = "203.0.113.5", Host = "web1" }),
            GetCorrelationTests.Event(3, 9, new Given { Action = "login", Outcome = "failure", Actor = "carol", SourceIp = "203.0.113.5", Host = "db1" }),
        ];
        Assert.Equal(0, Run(events, new GetImpact { EventId = [events[0].EventId] }).Count);
    }

    [Fact]
    public void Run_WhatAnOwnerDoesElsewhere_IsNotReached()
    {
        AuditEvent By(int record, string address, string resource) =>
            GetCorrelationTests.Event(record, record, new Given { Action = "read", Actor = "bob", SourceIp = address, Resource = resource });
        AuditEvent[] events = [By(1, "203.0.113.5", "keys"), By(2, "10.0.0.8", "report"), By(3, "203.0.113.5", "vault")];
        Assert.Equal(["vault"], Run(events, new GetImpact { EventId = [events[0].EventId] }).Resources);
    }

    [Fact]
    public void Run_NothingFollows_SaysSo()
    {
        var impact = Run(BreakIn(), new GetImpact { EventId = ["00000000000a11ce-5"] });
        Assert.Equal((0.0, Severity.Informational, 0L), (impact.Score, impact.Level, impact.Count));
        Assert.Equal("Nothing that is linked followed login by eve.", impact.Explanation);
        Assert.Equal(["Nothing that is linked succeeded afterwards: there is nothing to undo."], impact.Recommendation);
    }

    [Theory]
    [InlineData(0.8, Severity.Critical)]
    [InlineData(0.799, Severity.High)]
    [InlineData(0.6, Severity.High)]
    [InlineData(0.4, Severity.Medium)]
    [InlineData(0.399, Severity.Low)]
    public void Level_Score_IsBySeedsThresholds(double score, Severity level) => Assert.Equal(level, ImpactScore.Level(score, 1));

    // bob logs in, becomes root, makes eve, who reads and logs in; carol works meanwhile.
    private static List<AuditEvent> BreakIn() =>
    [
        GetCorrelationTests.Event(1, 0, new Given { Action = "login", Actor = "bob", Target = "bob", SourceIp = "203.0.113.5", Host = "web1", Pid = 100 }),
        GetCorrelationTests.Event(2, 10, new Given { Action = "sudo", Actor = "bob", Target = "root", Host = "web1", Command = "/usr/sbin/useradd eve" }),
        GetCorrelationTests.Event(3, 11, new Given { Action = "create_user", Target = "eve", Host = "web1", Process = "useradd" }),
        GetCorrelationTests.Event(6, 30, new Given { Action = "login", Actor = "carol", Target = "carol", SourceIp = "10.0.0.8", Host = "web1" }),
        GetCorrelationTests.Event(4, 60, new Given { Action = "read", Actor = "bob", Host = "web1", Resource = "/etc/shadow" }),
        GetCorrelationTests.Event(5, 120, new Given { Action = "login", Actor = "eve", Target = "eve", SourceIp = "203.0.113.5", Host = "web1" }),
        GetCorrelationTests.Event(7, 130, new Given { Action = "logout", Actor = "carol", Host = "web1" }),
    ];

    private static Impact Run(IReadOnlyList<AuditEvent> events, GetImpact request) => new GetImpactOperation().Run(request, new AnalysisContext(events)).Single();

    private static IEnumerable<string> Names(IEnumerable<string?> names) => names.OfType<string>().Where(name => name.Trim().Length > 0).Distinct().Order();

    // Each link counts by the most certain event that gives it.
    private static List<AuditEvent> Oracle(List<AuditEvent> order, List<AuditEvent> subjects, TimeSpan window, double least)
    {
        var oracle = new LinkOracle(Model, causal: true);
        var seen = order.Where(found => subjects.Any(subject => found.Time >= subject.Time && found.Time - subject.Time <= window)).ToList();
        var reached = new List<(AuditEvent Event, double Reach)>();
        foreach (var found in seen)
        {
            if (subjects.Contains(found))
            {
                reached.Add((found, 1));
                continue;
            }

            var links = reached.SelectMany(giver => oracle.Links(giver.Event, found, seen).Select(link => (link.Key, Counts: link.Value * giver.Reach)));
            var sum = links.GroupBy(link => link.Key).Sum(group => group.Max(link => link.Counts));
            var reach = Math.Round(Math.Min(1, sum), 3, MidpointRounding.AwayFromZero);
            if (reach > 0 && reach >= least)
                reached.Add((found, reach));
        }

        return [.. reached.Select(pair => pair.Event).Except(subjects)];
    }
}
