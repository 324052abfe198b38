using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Compliance;

/// <summary>Says what became of a control, and why.</summary>
internal static class ControlFinding
{
    /// <summary>The result of a control; the same control of a policy always has the same identity, so that its failing can be accepted.</summary>
    public static ControlResult ToResult(this Control control, string policy, long assessed, Count count, EventScope scope)
    {
        var status = assessed == 0 ? ControlStatus.NotAssessed : control.Judge(count.Events);
        var (start, end) = (count.Start ?? scope.Since ?? DateTime.UnixEpoch, count.End ?? scope.Until ?? DateTime.UnixEpoch);
        return new ControlResult
        {
            FindingId = Identity(policy, control.Id),
            Kind = FindingKind.Control,
            Type = "control_" + control.Id.Replace('-', '_').Replace('.', '_'),
            Title = control.Title,
            Severity = control.Severity,
            Score = status is ControlStatus.Fail or ControlStatus.Warn ? FindingScore.Of(control.Severity, 1) : 0,
            Start = start,
            End = end,
            EntityType = "control",
            EntityName = control.Id,
            Observed = status == ControlStatus.NotAssessed ? null : count.Events,
            Expected = status == ControlStatus.NotAssessed ? null : (double)control.Expected[0].Value,
            Count = status == ControlStatus.NotAssessed ? 0 : count.Events,
            EventId = status == ControlStatus.NotAssessed ? [] : count.Evidence,
            Explanation = Explain(control, status, assessed, count),
            Tags = control.Frameworks,
            Query = count.Query ?? EventSelect.Text(start, end),
            Result = status,
            Policy = policy,
            Control = control.Id,
            Weight = control.Weight,
            Group = control.Group,
            Frameworks = control.Frameworks,
            Assessed = assessed,
            Remediation = control.Remediation,
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }

    /// <summary>The identity of a control's failing.</summary>
    public static string Identity(string policy, string control) => FindingIdentity.Of(policy, "control", control, DateTime.UnixEpoch);

    /// <summary>The same result where its failing is accepted.</summary>
    public static ControlResult Waive(this ControlResult result, Acceptance acceptance) => result with
    {
        Result = ControlStatus.Waived,
        Reason = acceptance.Reason,
        AcceptedUntil = acceptance.Until,
        Explanation = $"{result.Explanation} {Wording.Name(acceptance.AcceptedBy)} accepted that until {Wording.Time(acceptance.Until)}: {acceptance.Reason}",
    };

    private static string Explain(Control control, ControlStatus status, long assessed, Count count)
    {
        if (status == ControlStatus.NotAssessed)
            return $"Nothing can be said of '{control.Title}': there is no event with {NeedText.Of(control.Needs)}.";

        var noun = control.Measure switch
        {
            Measure.OfPattern => "finding",
            Measure.Rows => "row",
            _ => "event",
        };
        var by = count.Entities.Count > 0 ? $" ({Wording.Tally(count.Entities)})" : "";
        var found = count.Events == 0 ? $"No {noun}" : Wording.Count(count.Events, noun) + by;
        var tolerated = status == ControlStatus.Warn ? $", which is tolerated ({Asked(control.Tolerated)})" : "";
        return $"{found} where '{control.Title}' asks for {Asked(control.Expected)}{tolerated}; {Wording.Count(assessed, "event")} could tell.";
    }

    private static string Asked(IReadOnlyList<CorrelationBound> bounds) => string.Join(" and ", bounds.Select(Asked));

    private static string Asked(CorrelationBound bound) => bound switch
    {
        { Comparison: Comparison.AtMost, Value: 0 } => "none",
        { Comparison: Comparison.AtMost } => $"at most {Wording.Number((long)bound.Value)}",
        { Comparison: Comparison.AtLeast } => $"at least {Wording.Number((long)bound.Value)}",
        { Comparison: Comparison.Below } => $"fewer than {Wording.Number((long)bound.Value)}",
        { Comparison: Comparison.Above } => $"more than {Wording.Number((long)bound.Value)}",
        { Comparison: Comparison.Equal } => $"exactly {Wording.Number((long)bound.Value)}",
        _ => $"any number but {Wording.Number((long)bound.Value)}",
    };
}
