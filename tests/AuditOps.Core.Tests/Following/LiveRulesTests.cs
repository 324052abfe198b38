using System.Text.Json;
using AuditOps.Core.Following;
using AuditOps.Core.Rules;
using AuditOps.Core.Tests.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Following;

/// <summary>What rules find while events come is what they find when all are there.</summary>
public sealed class LiveRulesTests
{
    private const string Rules = """
        {title: X, name: x, id: 6f3a0e0c-0001-4000-8000-000000000001, logsource: {product: auditops}, detection: {s: {action: x}, condition: s}, level: low}
        ---
        {title: Y, name: y, logsource: {product: auditops}, detection: {s: {action: y}, condition: s}}
        ---
        {title: Z, name: z, logsource: {product: auditops}, detection: {s: {action: z}, condition: s}}
        ---
        {title: Alone, name: alone, logsource: {product: auditops}, detection: {s: {action: z, host: web1}, condition: s}, level: high}
        ---
        {title: R1, name: events, correlation: {type: event_count, rules: x, group-by: actor, timespan: 3s, condition: {gte: 3}}}
        ---
        {title: R2, name: values, correlation: {type: value_count, rules: [x, y], group-by: actor, timespan: 4s, condition: {gte: 2, field: action}}}
        ---
        {title: R3, name: together, correlation: {type: temporal, rules: [x, y, z], group-by: [actor, host], timespan: 4s}}
        ---
        {title: R4, name: ordered, correlation: {type: temporal_ordered, rules: [x, y, z], group-by: actor, timespan: 5s}}
        ---
        {title: R5, name: summed, correlation: {type: value_sum, rules: y, timespan: 3s, condition: {gt: 8, field: pid}}}
        ---
        {title: R6, name: mean, correlation: {type: value_avg, rules: [x, z], group-by: host, timespan: 3s, condition: {lt: 2, field: pid}}}
        ---
        {title: R7, name: percentile, correlation: {type: value_percentile, rules: [x, y], group-by: actor, timespan: 3s, condition: {gt: 3, field: pid, percentile: 75}}}
        ---
        {title: R8, name: chained, correlation: {type: temporal_ordered, rules: [events, z], group-by: actor, timespan: 5s, generate: true}}
        """;

    private static readonly RuleCatalog Catalog = MadeRules.Catalog(string.Join('\n', Rules.Split('\n').Select(line => line.TrimStart())));

    private static readonly string[] Names = ["events", "values", "together", "ordered", "summed", "mean", "percentile", "chained", "alone", "x"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rules_EventsInOrderInAnyCuts_FindWhatTheyFindInAll(bool days) => Check(seed =>
    {
        var random = new Random(seed);
        var log = new LiveLog(random, late: false, days);
        var (told, expected) = (Follow(log, random).Over, Batch(log));
        return told.Order().SequenceEqual(expected.Values.Order()).Label($"told\n{string.Join('\n', told.Order())}\nexpected\n{string.Join('\n', expected.Values.Order())}");
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rules_EventsThatComeLate_FindInTheEndWhatTheyFindInAll(bool days) => Check(seed =>
    {
        var random = new Random(seed);
        var log = new LiveLog(random, late: true, days);
        var (last, expected) = (Follow(log, random).Last, Batch(log));
        return expected.All(pair => last.GetValueOrDefault(pair.Key) == pair.Value).ToProperty();
    });

    [Fact]
    public void Rules_OfEveryType_AreFoundAndLateEventsAreTried()
    {
        Assert.Contains(Enumerable.Range(0, 20).Select(seed => new LiveLog(new Random(seed), late: true, days: false).Coming.Select(each => each.Time).ToList()), times => !times.SequenceEqual(times.Order()));
        var found = Enumerable.Range(0, 40).SelectMany(seed => Follow(new LiveLog(new Random(seed), late: false, days: true), new Random(seed)).Last.Keys.Select(key => key.Type)).ToHashSet();
        Assert.Equal(Names.Order(), found.Order());
    }

    // What was told to be over, in all its forms; and the last form of each finding.
    private static (HashSet<string> Over, Dictionary<(string Type, string Id, DateTime Start), string> Last) Follow(LiveLog log, Random random)
    {
        var live = new LiveRules(Search(), new LiveLog.SlowClock(TimeSpan.FromSeconds(random.Next(2))));
        var (over, last) = (new HashSet<string>(), new Dictionary<(string, string, DateTime), string>());
        foreach (var news in log.Cuts(random))
        {
            live.Read(news, TestContext.Current.CancellationToken);
            Tell(log.Now);
        }

        // What rests is caught up with at one of the next looks.
        for (var look = 0; look < 50; look++)
        {
            if (live.IsBehind)
                live.Read(log.Nothing(), TestContext.Current.CancellationToken);
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

    private static Dictionary<(string Type, string Id, DateTime Start), string> Batch(LiveLog log)
    {
        using var scope = log.Scope();
        return Search().Run(scope, TestContext.Current.CancellationToken).Select(tally => tally.ToFinding(scope))
            .ToDictionary(found => (found.Type, found.FindingId, found.Start), found => JsonSerializer.Serialize(found));
    }

    private static RuleSearch Search() => new([.. Catalog.Rules.Where(rule => Names.Contains(rule.Name))], Catalog, (_, error) => throw error, each: true);

    private static void Check(Func<int, Property> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
