using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Writes the head of the hash chain to a file, to prove later that nothing before it was changed.</summary>
[Operation("audit_seal", "audit seal", "Export-AuditSeal", "Writes the head of the hash chain to a file, to prove later that nothing before it was changed.", Permission = "monitoring.logs", Effect = Effect.Add)]
public sealed record ExportSeal : IRequest<SealInfo>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>The file to write.</summary>
    [Summary("The file to write.")]
    [Required]
    [Location(LocationKind.Output)]
    public string Destination { get; init; } = "";

    /// <summary>Replaces a file that exists.</summary>
    [Summary("Replace a file that exists.")]
    public bool Force { get; init; }
}
