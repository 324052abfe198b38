using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds unusual activity, or unusual values of any numeric series.</summary>
[Operation("audit_analytics_detect_anomalies", "audit-analytics anomalies", "Get-AuditAnomaly", "Finds unusual activity, and says why it is unusual.")]
[Lookback("days", 7)]
[Kept]
public sealed record GetAnomaly : FindingRequest<Anomaly>
{
    /// <summary>Only these anomalies.</summary>
    [Summary("Only these kinds of anomaly. Wildcards are allowed."), Completes(CompletionSet.Anomaly)]
    [ToolParameter("types")]
    public IReadOnlyList<string> Type { get; init; } = [];

    /// <summary>How many false alarms a day are bearable.</summary>
    [Summary("How many false alarms a day are bearable, of all kinds together: what is reported must be so unlikely that chance alone gives no more."), Range(0.001, 1_000.0)]
    public double FalseAlarmsPerDay { get; init; } = 1;

    /// <summary>Robust standard deviations from the baseline, instead of the budget.</summary>
    [Summary("How many robust standard deviations from the baseline are unusual, 2 if only -MinDeviation is given. Takes the place of -FalseAlarmsPerDay."), Range(0.5, 100.0)]
    [ToolParameter("threshold", Default = 2.0, Unless = nameof(FalseAlarmsPerDay))]
    public double? Threshold { get; init; }

    /// <summary>Smallest deviation reported, instead of the budget.</summary>
    [Summary("Leave out anomalies whose deviation is below this, 1.5 if only -Threshold is given. Takes the place of -FalseAlarmsPerDay."), Range(0.0, 100.0)]
    [ToolParameter("min_deviation", Default = 1.5, Unless = nameof(FalseAlarmsPerDay))]
    public double? MinDeviation { get; init; }

    /// <summary>The name of the numbers, where the input is a series and no log.</summary>
    [Summary("The name of the property or column that holds the numbers of a series. The input is then objects, JSON or CSV of any kind, and no log.")]
    [NotKept]
    public string? Value { get; init; }

    /// <summary>The name of the times of a series.</summary>
    [Summary("The name of the property or column that holds the times of a series.")]
    public string? Time { get; init; }
}
