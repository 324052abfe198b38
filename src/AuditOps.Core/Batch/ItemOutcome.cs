namespace AuditOps.Core.Batch;

/// <summary>What became of an item in this run.</summary>
/// <param name="Status">Done, failed, or ended before it was done.</param>
internal sealed record ItemOutcome(BatchStatus Status)
{
    /// <summary>What it wrote as errors; the first ones.</summary>
    public IReadOnlyList<BatchOutput> Errors { get; init; } = [];

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How many results it gave.</summary>
    public long Outputs { get; init; }

    /// <summary>Whether it may be tried again.</summary>
    public bool CanRepeat { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    /// <summary>The identifier of the first error, or null.</summary>
    public string? Code => Errors.Count > 0 ? Errors[0].Value is AuditOpsException error ? error.Code : "ItemFailed" : null;

    /// <summary>The first error, or null.</summary>
    public string? Error => Errors.Count > 0 ? Errors[0].Text : null;

    /// <summary>An outcome of its own error.</summary>
    public static ItemOutcome Of(BatchStatus status, AuditOpsException error) => new(status) { Errors = [ErrorOf(error)] };

    /// <summary>An error as an item writes it.</summary>
    public static BatchOutput ErrorOf(AuditOpsException error) => new(BatchStream.Error, error, error.Message);
}
