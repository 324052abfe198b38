using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Keeps a number of the user's own.</summary>
[Operation("performance_write_metric", "performance write", "Write-PerfMetric", "Keeps a number of your own, such as a queue's length, beside what is measured.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Add, Idempotent = false)]
public sealed record WriteMetric : PerfRequest<PerfValue>
{
    /// <summary>The metric.</summary>
    [Summary("What the number is of."), Position(0), Required, StringLength(200), Completes(CompletionSet.Metric)]
    public string Name { get; init; } = "";

    /// <summary>The number.</summary>
    [Summary("The number."), Position(1), Required]
    public double? Value { get; init; }

    /// <summary>Tells numbers of one name apart.</summary>
    [Summary("Tells numbers of one name apart, as key=value. Few different values, since each is a history of its own.")]
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>The unit of the number.</summary>
    [Summary("The unit of the number, such as ms, bytes or requests."), StringLength(40)]
    public string? Unit { get; init; }

    /// <summary>When it was measured.</summary>
    [Summary("When it was measured: a date, or a span counted back from now; without it, now.")]
    public DateTimeOffset? Time { get; init; }
}
