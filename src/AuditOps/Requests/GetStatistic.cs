using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Counts events by a column or by time.</summary>
[Operation("audit_analytics_get_statistics", "audit-analytics stats", "Get-AuditStatistic", "Counts events by action, actor, outcome, any other column, or time.")]
[OperationAlias("audit_statistics", "audit stats")]
[Lookback("hours", 24)]
[Kept]
public sealed record GetStatistic : EventRequest<Statistic>
{
    /// <summary>What to count by.</summary>
    [Summary("What to count by: columns such as action, actor, outcome, source_ip, or hour, day, weekday, hour_of_week."), Completes(CompletionSet.Column)]
    public IReadOnlyList<string> GroupBy { get; init; } = ["action"];

    /// <summary>Largest number of groups.</summary>
    [Summary("Only the groups with the most events."), Range(1, 1_000_000)]
    public int Top { get; init; } = 10;
}
