using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Runs a script block and measures it.</summary>
[Operation("performance_measure_operation", "performance measure", "Measure-PerfOperation", "Runs a script block and measures it: how long it takes, and whether it fails.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Add, Idempotent = false)]
[CmdletOnly("it runs a script block.")]
public sealed record MeasureOperation : PerfRequest<PerfOperation>
{
    /// <summary>What is measured.</summary>
    [Summary("What is measured. All runs of one name are compared with each other."), Position(0), Required, StringLength(200), Completes(CompletionSet.Metric)]
    public string Name { get; init; } = "";

    /// <summary>Tells runs of one name apart.</summary>
    [Summary("Tells runs of one name apart, as key=value. Few different values, since each is a history of its own.")]
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>What is run; what it throws makes the run a failure, and is thrown on.</summary>
    [Wiring]
    public Action Work { get; init; } = () => { };

    /// <summary>Whether what it throws makes it a failure; otherwise somebody has seen enough.</summary>
    [Wiring]
    public Func<Exception, bool> IsFailure { get; init; } = _ => true;
}
