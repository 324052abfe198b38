using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class GetTimelineTests
{
    private static Timeline? Run(Log log, GetTimeline request) => new GetTimelineOperation().Run(request, new AnalysisContext(log.Events)).SingleOrDefault();

    private static Log Attack()
    {
        var log = new Log();
        log.Fails(0, "root", "10.0.0.1", count: 5);
        log.Succeeds(60, "root", "10.0.0.1");
        log.Sudo(120, "root");
        log.Succeeds(130, "alice", "10.0.0.9");
        log.Fails(60 + 1_800, "admin", "10.0.0.1");
        return log;
    }

    [Fact]
    public void Run_OfAddress_SumsUpItsEvents()
    {
        var timeline = Run(Attack(), new GetTimeline { SourceIp = ["10.0.0.1"] })!;

        Assert.Equal("10.0.0.1", timeline.Subject);
        Assert.Equal((7L, 6L, 3, 0L), (timeline.Count, timeline.Failures, timeline.Event.Count, timeline.Omitted));
        Assert.Equal((Log.At(0), Log.At(1_860), TimeSpan.FromMinutes(31)), (timeline.Start!.Value, timeline.End!.Value, timeline.Duration));
        Assert.Equal(["root", "admin"], timeline.Actors);
        Assert.Equal(timeline.Event.Select(found => found.EventId), timeline.EventId);
        Assert.All(timeline.Event, found => Assert.Equal("store", found.Store));
        Assert.Equal("7 events in 31 min from 2024-03-04 00:00:00 UTC; 6 failures; 2 actors (root 6, admin 1); 1 address (10.0.0.1 7); 1 gap, the longest 30 min.", timeline.Summary);
    }

    [Theory]
    [InlineData(1_800, 1)]
    [InlineData(1_801, 0)]
    [InlineData(60, 2)]
    public void Run_Gap_ListsPausesOfThatLengthOrMore(int seconds, int gaps) =>
        Assert.Equal(gaps, Run(Attack(), new GetTimeline { SourceIp = ["10.0.0.1"], Gap = TimeSpan.FromSeconds(seconds) })!.Gap.Count);

    [Fact]
    public void Run_MoreThanFirst_CountsTheRestWithAllNumbersWhole()
    {
        var log = Attack();
        log.Add(new AuditEvent { EventId = "0000000000000001-1", Category = "unparsed", Outcome = "unknown", SourceIp = "10.0.0.1" });
        var whole = Run(log, new GetTimeline())!;
        var cut = Run(log, new GetTimeline { First = 2 })!;

        Assert.Equal((2, 4L), (cut.Event.Count, cut.Omitted));
        Assert.Equal(whole with { Event = cut.Event, EventId = cut.EventId, Omitted = 4, Gap = cut.Gap, Actors = cut.Actors, Addresses = cut.Addresses, Subsystems = cut.Subsystems, Hosts = cut.Hosts, Formats = cut.Formats, Phase = cut.Phase }, cut);
        Assert.Equal(whole.Gap, cut.Gap);
        Assert.Equal(whole.Actors, cut.Actors);
        Assert.Equal(whole.Addresses, cut.Addresses);
    }

    [Fact]
    public void Run_Phase_TellsTheTacticsInTheOrderInWhichTheyBegan()
    {
        var log = new Log();
        for (var i = 0; i < 40; i++) log.Fails(i, "root", "10.0.0.1");
        log.Succeeds(60, "root", "10.0.0.1");

        var phases = Run(log, new GetTimeline { Phase = true })!.Phase;

        Assert.Equal("credential_access", phases[0].Tactic);
        Assert.Equal(phases.OrderBy(phase => phase.Start), phases);
        Assert.All(phases, phase => Assert.NotEmpty(phase.Finding));
        Assert.Empty(Run(log, new GetTimeline())!.Phase);
    }

    [Fact]
    public void Run_SeveralLogs_NamesThemAndTheirHosts()
    {
        var log = new Log();
        log.Add(new AuditEvent { EventId = "0000000000000001-1", Time = Log.At(0), Category = "system", Outcome = "unknown", Format = "syslog", Host = "web1", Subsystem = "sshd" });
        log.Add(new AuditEvent { EventId = "0000000000000002-1", Time = Log.At(1), Category = "system", Outcome = "unknown", Format = "cloudtrail", Subsystem = "s3" });

        var timeline = Run(log, new GetTimeline())!;

        Assert.Equal(["cloudtrail", "syslog"], timeline.Formats.Order());
        Assert.Equal(["web1"], timeline.Hosts);
        Assert.Equal(["s3", "sshd"], timeline.Subsystems.Order());
    }

    [Fact]
    public void Run_Around_TakesInTheSameActorsAndAddressesNearby()
    {
        var log = Attack();
        var login = log.Events[1].EventId;

        Assert.Equal([login], Run(log, new GetTimeline { EventId = [login] })!.EventId);
        Assert.Equal([log.Events[0].EventId, login, log.Events[2].EventId],
            Run(log, new GetTimeline { EventId = [login], Around = TimeSpan.FromSeconds(60) })!.EventId);
        Assert.Equal([login], Run(log, new GetTimeline { EventId = [login], Around = TimeSpan.FromSeconds(59) })!.EventId);
    }

    [Fact]
    public void Run_AroundForEver_TakesInEverythingOfThem() =>
        Assert.Equal(3, Run(Attack(), new GetTimeline { Action = ["sudo"], Around = TimeSpan.MaxValue })!.Event.Count);

    [Fact]
    public void Run_OfOneEvent_NamesActorAndAddress()
    {
        var log = Attack();
        var timeline = Run(log, new GetTimeline { EventId = [log.Events[1].EventId] })!;
        Assert.Equal("root from 10.0.0.1", timeline.Subject);
        Assert.StartsWith("1 event at 2024-03-04 00:01:00 UTC;", timeline.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NothingMatches_YieldsNothing() => Assert.Null(Run(Attack(), new GetTimeline { Actor = ["nobody"], Around = TimeSpan.FromHours(1) }));
}
