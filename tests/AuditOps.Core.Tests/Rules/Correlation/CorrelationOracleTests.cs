using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Rules.Correlation;

/// <summary>The automata against the definition, which looks at all events of a window for every event.</summary>
public sealed class CorrelationOracleTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(40);

    [Theory]
    [InlineData("event_count")]
    [InlineData("value_count")]
    [InlineData("temporal")]
    [InlineData("temporal_ordered")]
    [InlineData("value_sum")]
    [InlineData("value_avg")]
    [InlineData("value_percentile")]
    public void Correlator_RandomRulesAndEvents_FindsWhatTheDefinitionFinds(string type) =>
        Prop.ForAll(RandomCorrelations.Of(type), each =>
        {
            var rules = RuleText.Read(each.Rules);
            var outer = rules.OfType<CorrelationRule>().Single(rule => rule.Name == "outer");
            var found = Find(outer, rules, each.Events).Select(match => CorrelationOracle.Line(match.Group, match.Start, match.End, match.Count, match.Value)).Order();
            var expected = new CorrelationOracle(rules, each.Events).Matches(outer).Order();
            return found.SequenceEqual(expected).Label($"found\n{string.Join('\n', found)}\nexpected\n{string.Join('\n', expected)}");
        }).Check(Config);

    [Theory]
    [InlineData("event_count")]
    [InlineData("temporal_ordered")]
    [InlineData("value_percentile")]
    public void Correlator_EventByEvent_TellsEachMatchOnceAsItBegins(string type) =>
        Prop.ForAll(RandomCorrelations.Of(type), each =>
        {
            var rules = RuleText.Read(each.Rules);
            var outer = rules.OfType<CorrelationRule>().Single(rule => rule.Name == "outer");
            var plan = CorrelationPlan.Of([outer], rules, Field);
            var correlator = new Correlator(plan);
            using var events = new ListedEvents(Renumbered(plan, rules, each.Events), plan.Fields);
            var (begun, ended) = (0, 0);
            while (events.Read())
            {
                correlator.Take(events);
                begun += correlator.Begun().Count();
                ended += correlator.Ended().Count();
            }

            return begun == ended + correlator.Matches().Count();
        }).Check(Config);

    internal static IReadOnlyList<CorrelationMatch> Find(CorrelationRule wanted, IReadOnlyList<Rule> rules, IReadOnlyList<ListedEvent> events)
    {
        var plan = CorrelationPlan.Of([wanted], rules, Field);
        var correlator = new Correlator(plan);
        using var at = new ListedEvents(Renumbered(plan, rules, events), plan.Fields);
        while (at.Read())
            correlator.Take(at);
        return [.. correlator.Matches()];
    }

    private static EventField Field(DetectionRule rule, string name) => new(name, null, [new EventPath(name)]);

    // The events name detections by their place in the file.
    private static IReadOnlyList<ListedEvent> Renumbered(CorrelationPlan plan, IReadOnlyList<Rule> rules, IReadOnlyList<ListedEvent> events)
    {
        var detections = rules.OfType<DetectionRule>().ToList();
        return [.. events.Select(each => each with { Rules = [.. each.Rules.Select(rule => plan.Detections.ToList().IndexOf(detections[rule])).Where(place => place >= 0)] })];
    }
}
