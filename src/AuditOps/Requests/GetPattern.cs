using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds known patterns.</summary>
[Operation("audit_analytics_get_patterns", "audit-analytics patterns", "Get-AuditPattern", "Finds known patterns of misuse, such as repeated failed authentication, with their evidence.")]
[Lookback("hours", 24)]
[Kept]
public sealed record GetPattern : FindingRequest<Pattern>, IFollowable
{
    /// <summary>Only these patterns; without any, those that run by default.</summary>
    [Summary("Only these patterns, or * for all; without it those that are precise and cheap. Wildcards are allowed."), Completes(CompletionSet.Pattern)]
    [ToolParameter("types")]
    public IReadOnlyList<string> Type { get; init; } = [];

    /// <summary>Smallest confidence.</summary>
    [Summary("Leave out patterns below this confidence, 0 to 1; a finding's score is its confidence weighed by its severity."), Range(0.0, 1.0)]
    public double Confidence { get; init; } = 0.5;

    /// <summary>Keeps watching and tells what comes.</summary>
    [Summary("Keep watching, and tell each finding when it begins and again when it is over, until stopped. Files are read as they grow; a store is watched for what others import.")]
    [NotForTools("It never ends.")]
    [NotKept]
    public bool Follow { get; init; }
}
