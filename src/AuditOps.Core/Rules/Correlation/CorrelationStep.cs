using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>A correlation with what it takes in.</summary>
/// <param name="Rule">The correlation.</param>
/// <param name="Inputs">What it takes, in the order of its rules.</param>
/// <param name="IsReported">Whether its matches are wanted, not only those of what it is chained to.</param>
internal sealed record CorrelationStep(CorrelationRule Rule, IReadOnlyList<CorrelationInput> Inputs, bool IsReported);

/// <summary>One of the rules that a correlation takes matches of.</summary>
/// <param name="Detection">Its place among the plan's detections; null when it is a correlation.</param>
/// <param name="Step">Its place among the plan's steps; null when it is a detection.</param>
/// <param name="Group">Reads the values of group-by.</param>
/// <param name="Values">Reads the fields of the condition.</param>
internal sealed record CorrelationInput(int? Detection, int? Step, IReadOnlyList<FieldReader> Group, IReadOnlyList<FieldReader> Values);
