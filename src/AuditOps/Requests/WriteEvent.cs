using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Writes an event into a store: what an application, a script or a person wants to have on record.</summary>
[Operation("audit_write", "audit write", "Write-AuditEvent", "Writes an event into the store's hash chain: of a kind that analyses know, or of a category and action of your own.",
    Permission = "api.write", Effect = Effect.Add, Idempotent = false, Recorded = false)]
[OperationAlias("audit_track_backend", "audit track backend", "Records what was done to a storage backend.")]
[OperationAlias("audit_track_vfs", "audit track vfs", "Records what was done in a bucket of a virtual file system.")]
public sealed record WriteEvent : IRequest<WriteResult>
{
    /// <summary>What sort of event it is.</summary>
    [Summary("What sort of event it is, which gives it its category, action, outcome and severity. Without it, Category says what it is."), Position(0)]
    [Preset("audit_track_backend", EventKind.BackendOperation), Preset("audit_track_vfs", EventKind.VfsOperation)]
    public EventKind? Kind { get; init; }

    /// <summary>Who did it.</summary>
    [Summary("Who did it, or tried to.")]
    [CalledIn("audit_track_backend", "user_id"), CalledIn("audit_track_vfs", "user_id")]
    public string? Actor { get; init; }

    /// <summary>What was done.</summary>
    [Summary("What was done, such as login, read or create_user; without it what the kind says.")]
    [CalledIn("audit_track_backend", "operation", Place = 1), CalledIn("audit_track_vfs", "operation", Place = 1)]
    public string? Action { get; init; }

    /// <summary>Whether it succeeded.</summary>
    [Summary("Whether it succeeded; without it what the kind says.")]
    [CalledIn("audit_track_backend", "status"), CalledIn("audit_track_vfs", "status")]
    public Outcome? Outcome { get; init; }

    /// <summary>On whom.</summary>
    [Summary("On which account, role or other principal.")]
    public string? Target { get; init; }

    /// <summary>On what.</summary>
    [Summary("On what: an object, a key, a backend, a setting.")]
    [CalledIn("audit_track_backend", "backend_id", Place = 0), CalledIn("audit_track_vfs", "bucket_id", Place = 0)]
    public string? Resource { get; init; }

    /// <summary>Where in the resource.</summary>
    [Summary("Where in the resource, such as an object's place in a bucket. It is added to the resource.")]
    [CalledIn("audit_track_vfs", "path")]
    public string? Within { get; init; }

    /// <summary>From which address.</summary>
    [Summary("From which IP address.")]
    public string? SourceIp { get; init; }

    /// <summary>On which host.</summary>
    [Summary("On which host; without it this one.")]
    public string? HostName { get; init; }

    /// <summary>By which program.</summary>
    [Summary("By which program.")]
    public string? ProcessName { get; init; }

    /// <summary>In which session.</summary>
    [Summary("In which session.")]
    public string? Session { get; init; }

    /// <summary>In which operation.</summary>
    [Summary("The operation that it belongs to; Get-AuditTimeline finds all its events by that.")]
    public string? OperationId { get; init; }

    /// <summary>The event's category.</summary>
    [Summary("The event's category, such as authentication or data; without it what the kind says."), Completes(CompletionSet.Category)]
    public string? Category { get; init; }

    /// <summary>How severe it is.</summary>
    [Summary("How severe it is; without it what the kind says.")]
    public Severity? Severity { get; init; }

    /// <summary>One sentence about it.</summary>
    [Summary("One sentence about it.")]
    [MaxLength(100_000)]
    public string? Message { get; init; }

    /// <summary>Anything else.</summary>
    [Summary("Anything else, as a JSON object.")]
    [MaxLength(1_000_000), TakesObjects]
    [CalledIn("audit_track_backend", "details"), CalledIn("audit_track_vfs", "details")]
    public string? Data { get; init; }

    /// <summary>When it happened.</summary>
    [Summary("When it happened: a date, or a span counted back from now such as 5m; without it now.")]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store, which is made where there is none.")]
    [Location(LocationKind.Store), CalledIn("audit_track_backend", "store"), CalledIn("audit_track_vfs", "store")]
    public string? Store { get; init; }

    /// <summary>More events to write at once.</summary>
    [Wiring]
    public IReadOnlyList<WriteEvent> More { get; init; } = [];
}

/// <summary>The sorts of events that AuditOps can write; each means the same in every analysis.</summary>
public enum EventKind
{
    /// <summary>Somebody signed in.</summary>
    AuthenticationSuccess,

    /// <summary>Somebody tried to sign in and could not.</summary>
    AuthenticationFailure,

    /// <summary>Somebody signed out.</summary>
    Logout,

    /// <summary>Somebody signed in with the account of another provider.</summary>
    OauthLogin,

    /// <summary>Somebody was allowed something, or (outcome failure) denied it.</summary>
    PermissionCheck,

    /// <summary>An account was made: the target.</summary>
    UserCreated,

    /// <summary>An account was changed.</summary>
    UserModified,

    /// <summary>An account was removed.</summary>
    UserDeleted,

    /// <summary>A role was made: the resource.</summary>
    RoleCreated,

    /// <summary>What a role may do was changed.</summary>
    RoleModified,

    /// <summary>A role was removed.</summary>
    RoleDeleted,

    /// <summary>The target was given a role: the resource.</summary>
    RoleAssigned,

    /// <summary>A role was taken from the target.</summary>
    RoleRemoved,

    /// <summary>A key was made for the target: the resource.</summary>
    ApiKeyCreated,

    /// <summary>A key was revoked.</summary>
    ApiKeyRevoked,

    /// <summary>Data was read, or whatever the action says.</summary>
    DataAccess,

    /// <summary>A setting was changed: the resource.</summary>
    ConfigurationChange,

    /// <summary>Something was done to a storage backend: the resource.</summary>
    BackendOperation,

    /// <summary>Something was done in a virtual file system.</summary>
    VfsOperation,

    /// <summary>An administrator did something.</summary>
    AdminAction,

    /// <summary>Something happened to a system.</summary>
    SystemEvent,
}
