using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Formats that events are exported in.</summary>
public enum ExportFormat
{
    /// <summary>One JSON object a line; imports again as the same events.</summary>
    Jsonl,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>Apache Parquet, zstd.</summary>
    Parquet,
}

/// <summary>Writes events to a file.</summary>
[Operation("audit_export", "audit export", "Export-AuditEvent", "Writes events to a file as JSON lines, CSV or Parquet.", Permission = "monitoring.logs", Effect = Effect.Add)]
[WithTrail]
public sealed record ExportEvent : EventRequest<ExportResult>
{
    /// <summary>The file to write.</summary>
    [Summary("The file to write. Its ending chooses the format if none is given.")]
    [Required]
    [Location(LocationKind.Output)]
    public string Destination { get; init; } = "";

    /// <summary>What to write.</summary>
    [Summary("What to write: jsonl, csv or parquet; without it by the file's ending.")]
    public ExportFormat? As { get; init; }

    /// <summary>Replaces a file that exists.</summary>
    [Summary("Replace a file that exists.")]
    public bool Force { get; init; }
}
