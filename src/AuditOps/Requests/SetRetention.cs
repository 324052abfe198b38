using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Who removes what is older than a store's retention.</summary>
public enum RetentionCleanup
{
    /// <summary>Nobody, until somebody runs Remove-AuditEvent.</summary>
    Manual,

    /// <summary>Each import, once a day.</summary>
    Automatic,
}

/// <summary>Says how long a store keeps its events.</summary>
[Operation("audit_retention_policy", "audit retention set", "Set-AuditRetention", "Says how long a store keeps its events, and whether imports remove older ones; tells how that stands then.", Permission = "admin.config", Effect = Effect.Destroy)]
public sealed record SetRetention : IRequest<RetentionInfo>
{
    /// <summary>How many days events are kept.</summary>
    [Summary("How many days events are kept; without it that stays as it is."), Position(0), Range(1, 36_500)]
    [ToolParameter("retention_days")]
    public int? Days { get; init; }

    /// <summary>Who removes older ones.</summary>
    [Summary("Whether imports remove older events, once a day, or nobody does until Remove-AuditEvent is run; without it that stays as it is.")]
    [ToolParameter("cleanup")]
    public RetentionCleanup? Cleanup { get; init; }

    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
