using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>What a rule found about one entity.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Entities">What sort of thing it is about and which one; several where a correlation groups by several.</param>
/// <param name="Start">The first event, in microseconds since 1970.</param>
/// <param name="End">The last event.</param>
/// <param name="Count">How many events, with repetitions.</param>
/// <param name="Value">What a correlation measured, or null.</param>
/// <param name="Evidence">The first events, at most 100.</param>
internal sealed record RuleTally(Rule Rule, IReadOnlyList<(string Type, string Name)> Entities, long Start, long End, long Count, double? Value, IReadOnlyList<EventKey> Evidence)
{
    public static RuleTally Of(CorrelationMatch match) => new(
        match.Rule,
        [.. match.Rule.GroupBy.Zip(match.Group).Select(pair => (TypeOf(pair.First), pair.Second))],
        match.Start,
        match.End,
        match.Count,
        match.Value,
        match.Evidence);

    private static string TypeOf(string field) => field == EventColumn.SourceIp.Name() ? "address" : field;
}
