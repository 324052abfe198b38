namespace AuditOps;

/// <summary>How bad a problem is for the caller.</summary>
public enum ProblemLevel
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Warning,

    /// <summary>One item could not be handled.</summary>
    Error,
}

/// <summary>Something wrong with one item, while the rest goes on.</summary>
/// <param name="Level">A warning, or an error about one item.</param>
/// <param name="Kind">What sort of error it is.</param>
/// <param name="Code">A stable PascalCase identifier.</param>
/// <param name="Message">What, which one, what next.</param>
/// <param name="Target">The file or object concerned.</param>
public sealed record Problem(ProblemLevel Level, ErrorKind Kind, string Code, string Message, string? Target = null);
