namespace AuditOps.Core.Findings;

/// <summary>The findings that a request wants.</summary>
/// <param name="Findings">The findings, the most severe first.</param>
/// <param name="Accepted">How many more there are that were left out because they are accepted.</param>
internal sealed record FindingChoice<T>(IReadOnlyList<T> Findings, int Accepted)
    where T : Finding;
