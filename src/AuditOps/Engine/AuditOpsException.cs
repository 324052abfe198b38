namespace AuditOps;

/// <summary>What sort of error it is; each surface maps it once (ErrorCategory, exit code, HTTP status, MCP error).</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong: a value out of range, two options that exclude each other.</summary>
    InvalidRequest,

    /// <summary>A file, store, event, format or option does not exist.</summary>
    NotFound,

    /// <summary>The content of an input, a format or a query is broken.</summary>
    InvalidData,

    /// <summary>The operating system or AuditOps refuses access.</summary>
    PermissionDenied,

    /// <summary>Something is in the way: a store in use, a newer version, a changed segment.</summary>
    Conflict,

    /// <summary>The machine cannot: disk full, missing library, out of memory.</summary>
    ResourceUnavailable,

    /// <summary>A limit that the caller asked for was reached, such as findings at or above a severity.</summary>
    LimitReached,

    /// <summary>A defect of AuditOps.</summary>
    Internal,
}

/// <summary>The one exception that AuditOps throws on purpose.</summary>
/// <param name="kind">What sort of error it is.</param>
/// <param name="code">A stable PascalCase identifier, such as <c>PathNotFound</c>.</param>
/// <param name="message">What happened, to which thing, and what to do next.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class AuditOpsException(ErrorKind kind, string code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What sort of error it is.</summary>
    public ErrorKind Kind { get; } = kind;

    /// <summary>A stable PascalCase identifier to catch the error by.</summary>
    public string Code { get; } = code;

    /// <summary>The file, field or object that is concerned, if there is one.</summary>
    public string? Target { get; init; }
}
