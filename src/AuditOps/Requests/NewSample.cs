using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Makes labelled sample logs.</summary>
[Operation("audit_sample", "audit sample", "New-AuditSample", "Makes sample logs with known attacks among benign activity, the same for the same seed.", Permission = "api.write", Effect = Effect.Add)]
public sealed record NewSample : IRequest<SampleFile>
{
    /// <summary>The folder to write to.</summary>
    [Summary("The folder to write the logs and their labels to."), Position(0)]
    [Required]
    [Location(LocationKind.Output)]
    public string Destination { get; init; } = "";

    /// <summary>The formats to write.</summary>
    [Summary("The formats to write; without it all that can be made."), Completes(CompletionSet.Format)]
    public IReadOnlyList<string> Format { get; init; } = [];

    /// <summary>About how many events in each file.</summary>
    [Summary("About how many events in each file."), Range(100, 1_000_000_000)]
    public long Size { get; init; } = 20_000;

    /// <summary>How many days they span.</summary>
    [Summary("How many days they span."), Range(1, 3_650)]
    public int Days { get; init; } = 14;

    /// <summary>The last day.</summary>
    [Summary("The day after the last event; without it 2026-01-15, so that the same seed gives the same bytes.")]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The seed.</summary>
    [Summary("The same seed gives the same bytes.")]
    public int Seed { get; init; } = 1;

    /// <summary>Replaces files that exist.</summary>
    [Summary("Replace files that exist.")]
    public bool Force { get; init; }
}
