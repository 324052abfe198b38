using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Runs the user's own SELECT over the events.</summary>
[Operation("audit_query", "audit query", "Invoke-AuditQuery", "Runs your own SELECT over the table events, on the embedded engine only.", Permission = "monitoring.logs")]
public sealed record InvokeQuery : SourceRequest<QueryRow>
{
    /// <summary>The SELECT.</summary>
    [Summary("A SELECT over the table events, in DuckDB's SQL. Nothing but the events can be read.")]
    [Required]
    public string Query { get; init; } = "";

    /// <summary>Values of the query's named parameters.</summary>
    [Wiring]
    public IReadOnlyDictionary<string, object?> Parameter { get; init; } = new Dictionary<string, object?>();
}
