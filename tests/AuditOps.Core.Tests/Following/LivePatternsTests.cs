using System.Text.Json;
using AuditOps.Core.Following;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Following;

/// <summary>What patterns find while events come is what they find when all are there.</summary>
public sealed class LivePatternsTests
{
    private static readonly RuleCatalog Catalog = MadeRules.Catalog("""
        {title: X, name: x, logsource: {product: auditops}, detection: {s: {action: x}, condition: s}}
        ---
        {title: Y, name: y, logsource: {product: auditops}, detection: {s: {action: y}, condition: s}}
        ---
        title: Burst
        name: burst
        correlation: {type: event_count, rules: [x, y], group-by: [actor, host], timespan: 3s, condition: {gte: 3}}
        auditops: {entity: {actor: actor}, confidence: 0.9, summary: '{actor} {count}', explanation: '{actor} on {host} {count:time} over {span}'}
        ---
        title: Chain
        name: chain
        correlation: {type: temporal_ordered, rules: [burst, y], group-by: [actor, host], timespan: 4s}
        auditops: {entity: {actor: actor}, confidence: 0.9, summary: '{actor}', explanation: '{actor} on {host} {count:time}'}
        """);

    [Fact]
    public void Patterns_EventsInOrderInAnyCuts_FindWhatTheyFindInAll() => Check(seed =>
    {
        var random = new Random(seed);
        var log = new LiveLog(random, late: false, days: false);
        var (told, expected) = (Follow(log, random).Over, Batch(log, since: null));
        return told.Order().SequenceEqual(expected.Values.Order()).Label($"told\n{string.Join('\n', told.Order())}\nexpected\n{string.Join('\n', expected.Values.Order())}");
    });

    [Fact]
    public void Patterns_EventsThatComeLateOrLieBeforeTheWindow_FindInTheEndWhatTheyFindInAll() => Check(FindsInTheEnd);

    /// <summary>A match that reaches into the window, and began before what was read, is completed by an event that comes later.</summary>
    [Fact]
    public void Patterns_MatchThatGoesOnFromBeforeWhatWasRead_FindItsBeginning() => FindsInTheEnd(1043300239).QuickCheckThrowOnFailure();

    private static Property FindsInTheEnd(int seed)
    {
        var random = new Random(seed);
        var log = new LiveLog(random, late: random.Next(2) == 0, days: false);
        var since = random.Next(3) == 0 ? null : log.Coming[random.Next(log.Coming.Count)].Time;
        var (last, expected) = (Follow(log, random, since).Last, Batch(log, since));
        return expected.All(pair => last.GetValueOrDefault(pair.Key) == pair.Value).Label($"told\n{string.Join('\n', last.Values.Order())}\nexpected\n{string.Join('\n', expected.Values.Order())}");
    }

    private static (HashSet<string> Over, Dictionary<(string Type, string Id, DateTime Start), string> Last) Follow(LiveLog log, Random random, DateTime? since = null)
    {
        var request = Request(since);
        var live = new LivePatterns(request, new AnalysisContext([], new LiveLog.SlowClock(TimeSpan.FromSeconds(random.Next(2)))), new CodedPatterns([], Catalog.Compiler), Content());
        var (over, last) = (new HashSet<string>(), new Dictionary<(string, string, DateTime), string>());
        foreach (var news in log.Cuts(random, since))
        {
            live.Read(news, TestContext.Current.CancellationToken);
            Tell(log.Now);
        }

        // What rests is caught up with at one of the next looks.
        for (var look = 0; look < 50; look++)
        {
            if (live.IsBehind)
                live.Read(log.Nothing(since), TestContext.Current.CancellationToken);
        }

        Tell(long.MaxValue);
        return (over, last);

        void Tell(long now)
        {
            foreach (var found in live.Findings(log.Scope(), now))
            {
                last[(found.Finding.Type, found.Finding.FindingId, found.Finding.Start)] = JsonSerializer.Serialize(found.Finding);
                if (found.IsOver)
                    over.Add(JsonSerializer.Serialize(found.Finding));
            }
        }
    }

    private static Dictionary<(string Type, string Id, DateTime Start), string> Batch(LiveLog log, DateTime? since)
    {
        using var scope = log.Scope(since);
        var history = PatternHistory.Of(Request(since), scope, new AnalysisContext([]))!;
        return Content().Matches(history).Select(match => match.ToFinding(scope)).ToDictionary(found => (found.Type, found.FindingId, found.Start), found => JsonSerializer.Serialize(found));
    }

    private static GetPattern Request(DateTime? since) => new() { Since = since is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null, Follow = true };

    private static ContentPatterns Content() => new(Catalog, [.. Catalog.Rules.OfType<CorrelationRule>()]);

    private static void Check(Func<int, Property> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
