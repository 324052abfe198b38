using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Rules.Correlation;

public sealed class CorrelationRuleTests
{
    private const string Base = """
        title: Failed
        name: failed
        logsource: {product: x}
        detection: {s: {f: 1}, condition: s}
        ---

        """;

    [Fact]
    public void Parse_EveryPart_IsRead()
    {
        var rule = Assert.IsType<CorrelationRule>(RuleText.Read("""
            title: Many
            name: many
            level: high
            correlation:
              type: value_percentile
              rules: failed
              group-by: [who, host]
              timespan: 90m
              aliases: {who: {failed: user}}
              condition: {gt: 10, lte: 20.5, field: bytes, percentile: 95}
              generate: true
            """).Single());

        Assert.Equal((CorrelationType.ValuePercentile, TimeSpan.FromMinutes(90), 95m, true), (rule.Type, rule.Timespan, rule.Percentile, rule.Generate));
        Assert.Equal(["failed"], rule.Rules);
        Assert.Equal(["who", "host"], rule.GroupBy);
        Assert.Equal(["bytes"], rule.Fields);
        Assert.Equal([new CorrelationBound(Comparison.Above, 10), new CorrelationBound(Comparison.AtMost, 20.5m)], rule.Condition);
        Assert.Equal("user", rule.Aliases.Single().Fields["failed"]);
    }

    [Theory]
    [InlineData("type: near, rules: a, timespan: 1m", 3, "'near' does not exist")]
    [InlineData("type: event_count, rules: a, timespan: 1M, condition: {gt: 1}", 3, "no fixed length")]
    [InlineData("type: event_count, rules: a, timespan: 5, condition: {gt: 1}", 3, "not a timespan")]
    [InlineData("type: event_count, rules: a, timespan: 0s, condition: {gt: 1}", 3, "not a timespan")]
    [InlineData("type: event_count, rules: a, timespan: 20000d, condition: {gt: 1}", 3, "longer than ten years")]
    [InlineData("type: event_count, rules: a, timespan: 1m", 3, "has no 'condition'")]
    [InlineData("type: event_count, rules: a, timespan: 1m, condition: {}", 3, "compares nothing")]
    [InlineData("type: event_count, rules: a, timespan: 1m, condition: {gte: many}", 3, "compared with a number")]
    [InlineData("type: event_count, rules: a, timespan: 1m, condition: {gte: 1e16}", 3, "beyond what is compared exactly")]
    [InlineData("type: event_count, rules: a, timespan: 1m, condition: {gte: 1, field: f}", 3, "not the values of a 'field'")]
    [InlineData("type: value_sum, rules: a, timespan: 1m, condition: {gte: 1}", 3, "names no 'field'")]
    [InlineData("type: value_sum, rules: a, timespan: 1m, condition: {gte: 1, field: [f, g]}", 3, "only value_count")]
    [InlineData("type: value_sum, rules: a, timespan: 1m, condition: {gte: 1, field: f, percentile: 5}", 3, "belongs to value_percentile")]
    [InlineData("type: temporal, rules: [a, b], timespan: 1m, condition: a and not b", 3, "not part of Sigma 2.1")]
    [InlineData("type: temporal, rules: [a, a], timespan: 1m", 3, "names a rule twice")]
    [InlineData("type: temporal, timespan: 1m", 3, "names no 'rules'")]
    [InlineData("type: temporal, rules: [a], timespan: 1m, within: 5", 3, "has no 'within'")]
    [InlineData("type: temporal, rules: [a], timespan: 1m, generate: often", 3, "true or false")]
    public void Parse_WhatCannotBeDone_IsAnErrorWithFileAndLine(string correlation, int line, string why)
    {
        var error = RuleText.Error($"title: Many\nname: many\ncorrelation: {{{correlation}}}\n");

        Assert.Contains($".yml, line {line}: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules: [one, failed]", "", "takes its own matches in: one → one")]
    [InlineData("rules: [two]", "rules: [one]", "takes its own matches in: one → two → one")]
    [InlineData("rules: [nobody]", "", "refers to 'nobody', which is no rule's name or id")]
    [InlineData("rules: [failed], group-by: [who], aliases: {who: {other: user}}", "", "does not say which field of 'failed'")]
    [InlineData("rules: [failed], aliases: {who: {failed: user}}", "", "is not used by 'group-by'")]
    public void Plan_ReferencesThatLeadNowhere_AreErrorsWithFileAndLine(string one, string two, string why)
    {
        var second = two.Length == 0 ? "" : $"\n---\ntitle: Two\nname: two\ncorrelation: {{type: temporal, timespan: 1m, {two}}}";
        var rules = RuleText.Read($"{Base}title: One\nname: one\ncorrelation: {{type: temporal, timespan: 1m, {one}}}{second}");
        var wanted = rules.OfType<CorrelationRule>().First();

        var error = Assert.Throws<AuditOpsException>(() => CorrelationPlan.Of([wanted], rules, (_, name) => new EventField(name, null, [new EventPath(name)])));

        Assert.Contains(".yml, line 6: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000_000, 1)]
    [InlineData(60_000_001, 0)]
    public void Correlator_EventsOneTimespanApart_AreStillWithinIt(long apart, int expected)
    {
        Assert.Equal(expected, Find("event_count", "condition: {gte: 2}", At(0), At(apart)).Count);
    }

    [Fact]
    public void Correlator_LongBurst_IsOneMatchWithAllItsEvents()
    {
        var match = Assert.Single(Find("event_count", "condition: {gte: 5}", [.. Enumerable.Range(0, 500).Select(i => At(i * 1_000_000L))]));

        Assert.Equal((500, 0, 499_000_000), (match.Count, match.Start, match.End));
        Assert.Equal(100, match.Evidence.Count);
        Assert.Equal([0, 499], [match.Evidence[0].Record, match.Evidence[^1].Record]);
    }

    [Fact]
    public void Correlator_RepeatedMessage_CountsAsOftenAsItSays()
    {
        Assert.Equal(7, Assert.Single(Find("event_count", "condition: {gte: 5}", At(0) with { Count = 7 })).Count);
    }

    [Fact]
    public void Correlator_EventsWithoutTheGroupsField_HaveNothingInCommon()
    {
        var nameless = At(0) with { Fields = new Dictionary<string, string>() };

        Assert.Empty(Find("event_count", "group-by: [u], condition: {gte: 2}", nameless, nameless with { Record = 2 }));
    }

    [Fact]
    public void Correlator_ManyShortGroups_AreForgotten()
    {
        var rules = RuleText.Read($"{Base}title: One\nname: one\ncorrelation: {{type: event_count, rules: failed, timespan: 1m, group-by: [u], condition: {{gte: 2}}}}");
        var plan = CorrelationPlan.Of([.. rules.OfType<CorrelationRule>()], rules, (_, name) => new EventField(name, null, [new EventPath(name)]));
        var automaton = new CorrelationAutomaton(plan.Steps[0]);
        ListedEvent[] events = [.. Enumerable.Range(0, 100_000).Select(i => At(i * 1_000_000L) with { Fields = new Dictionary<string, string> { ["u"] = $"u{i}" } })];
        using var at = new ListedEvents(events, plan.Fields);
        while (at.Read())
        {
            automaton.Offer(at, 0, null);
            automaton.Take();
        }

        Assert.InRange(automaton.Groups, 1, 20_000);
        automaton.Forget(events[^1].Time);
        Assert.Equal(61, automaton.Groups);
    }

    private static ListedEvent At(long time) => new(time, time / 1_000_000, 1, [0], new Dictionary<string, string> { ["u"] = "x" });

    private static IReadOnlyList<CorrelationMatch> Find(string type, string condition, params ListedEvent[] events)
    {
        var rules = RuleText.Read($"{Base}title: One\nname: one\ncorrelation: {{type: {type}, rules: failed, timespan: 1m, {condition}}}");
        return CorrelationOracleTests.Find(rules.OfType<CorrelationRule>().Single(), rules, events);
    }
}
