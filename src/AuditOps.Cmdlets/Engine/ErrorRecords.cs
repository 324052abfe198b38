using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>The one place where the engine's errors become PowerShell's. The error's id is the engine's code.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(AuditOpsException error)
    {
        var record = new ErrorRecord(error, error.Code, CategoryOf(error.Kind), error.Target);
        var shown = SafeText.OfLines(error.Message);
        if (shown != error.Message) record.ErrorDetails = new ErrorDetails(shown);
        return record;
    }

    public static ErrorRecord From(Problem problem) =>
        From(new AuditOpsException(problem.Kind, problem.Code, problem.Message) { Target = problem.Target });

    public static ErrorCategory CategoryOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.InvalidData => ErrorCategory.InvalidData,
        ErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        ErrorKind.Conflict => ErrorCategory.ResourceExists,
        ErrorKind.ResourceUnavailable => ErrorCategory.ResourceUnavailable,
        ErrorKind.LimitReached => ErrorCategory.LimitsExceeded,
        ErrorKind.Internal => ErrorCategory.NotSpecified,
        _ => ErrorCategory.NotSpecified,
    };
}
