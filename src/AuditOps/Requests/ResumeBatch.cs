using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Runs what is left of batches.</summary>
[Operation("performance_resume_batch", "performance batch resume", "Resume-AuditBatch", "Runs what batches have left, or undoes them where they are transactions.", Permission = "api.write", Effect = Effect.Destroy, RunsOthers = true)]
public sealed record ResumeBatch : BatchRequest
{
    /// <summary>The batches.</summary>
    [Summary("The batches, by their batchId."), Position(0), MinLength(1), Completes(CompletionSet.Batch)]
    public IReadOnlyList<string> BatchId { get; init; } = [];

    /// <summary>Also items that have failed.</summary>
    [Summary("Also run those items again that have failed.")]
    public bool Failed { get; init; }

    /// <summary>Also items of which nobody knows whether they were done.</summary>
    [Summary("Also run those items again that ran when the process died or the batch was stopped.")]
    public bool Idempotent { get; init; }
}
