using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Runs many items as one batch.</summary>
[Operation("performance_run_batch", "performance batch run", "Invoke-AuditBatch", "Runs many items as one batch, several at a time, that can be resumed.", Permission = "api.write", Effect = Effect.Destroy, Idempotent = false, RunsOthers = true)]
public sealed record InvokeBatch : BatchRequest
{
    /// <summary>Files with operations.</summary>
    [Summary("Files with operations as JSON: an array, or one object a line. Wildcards are allowed. In the command line, - reads standard input."), Position(0)]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Operations.</summary>
    [Summary("Operations as JSON, such as {\"operation\": \"audit_view\", \"first\": 5}: the name of a tool or cmdlet, its parameters, and perhaps a rollback, which is an operation that undoes it."), TakesObjects]
    public IReadOnlyList<string> Operation { get; init; } = [];

    /// <summary>What the batch is called.</summary>
    [Summary("What the batch is called.")]
    public string? Name { get; init; }

    /// <summary>Where the items run.</summary>
    [Summary("Where items run: several at a time in this process, one after the other, or in processes of their own (scripts only).")]
    public BatchMode Mode { get; init; } = BatchMode.Parallel;

    /// <summary>How many items run at a time.</summary>
    [Summary("How many items run at a time."), Range(1, 256)]
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>How often an item that fails is tried again.</summary>
    [Summary("How often an item that fails is tried again."), Range(0, 100)]
    public int Retry { get; init; }

    /// <summary>How long to wait before an item is tried again.</summary>
    [Summary("How long to wait before an item is tried again, such as 5s; twice as long before each further time, 5 minutes at the most."), Seconds]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an attempt may take.</summary>
    [Summary("How long an item may take each time it is tried, such as 30s; then it is ended and has failed. Without it, as long as it likes."), Seconds]
    public TimeSpan? Timeout { get; init; }

    /// <summary>Begins nothing more once an item has failed.</summary>
    [Summary("Begin nothing more once an item has failed; those that run are let finish.")]
    public bool FailFast { get; init; }

    /// <summary>Whether an item may run twice.</summary>
    [Summary("Items may run twice: one that ran when the process died runs again when the batch is resumed, instead of being reported as unknown.")]
    public bool Idempotent { get; init; }

    /// <summary>Most items that a batch may have.</summary>
    [Summary("Most items that the batch may have; with more, nothing is begun."), Range(1, 1_000_000)]
    public int MaximumSize { get; init; } = 100;

    /// <summary>The script that runs for each item; without it the items are operations.</summary>
    [Wiring]
    public BatchScript? Script { get; init; }

    /// <summary>The items; operations as JSON where there is no script.</summary>
    [Wiring]
    public IReadOnlyList<BatchInput> Items { get; init; } = [];

    /// <summary>The folder that relative paths in operations start from; null for the process's own.</summary>
    [Wiring]
    public string? Folder { get; init; }

    /// <summary>Operations to read instead of files.</summary>
    [Wiring]
    public Stream? Input { get; init; }
}
