using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>What a correlation found in one group: windows that met its condition and overlap, as one.</summary>
/// <param name="Rule">The correlation.</param>
/// <param name="Group">The values of group-by, in its order.</param>
/// <param name="Start">The first event of those windows, in microseconds since 1970.</param>
/// <param name="End">The last event that met the condition.</param>
/// <param name="Count">The events of those windows, with repetitions.</param>
/// <param name="Value">The greatest number that was compared, or the least where the condition asks for little; of event_count the count.</param>
/// <param name="Evidence">The first and last of the events.</param>
internal sealed record CorrelationMatch(
    CorrelationRule Rule, IReadOnlyList<string> Group, long Start, long End, long Count, double Value, IReadOnlyList<EventKey> Evidence);
