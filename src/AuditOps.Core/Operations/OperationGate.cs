using System.Reflection;

namespace AuditOps.Core.Operations;

/// <summary>The one gate that every request passes before it runs: access control, limits and our own audit trail hang here too.</summary>
internal static class OperationGate
{
    /// <summary>Lets a request in, if it is right and its caller may make it.</summary>
    /// <exception cref="AuditOpsException">It is no operation, a value is wrong, or it is not allowed here.</exception>
    public static void Admit(object request, Session session)
    {
        var operation = request.GetType().GetCustomAttribute<OperationAttribute>()
            ?? throw new AuditOpsException(ErrorKind.InvalidRequest, "OperationNotFound", $"{request.GetType().Name} is not an operation.");
        RequestCheck.Validate(request);
        session.Boundary?.Check(request);
        if (string.IsNullOrEmpty(operation.Permission))
            throw new AuditOpsException(ErrorKind.Internal, "PermissionMissing", $"The operation {operation.Name} names no permission.");
        if (!session.AllowsChanges && operation is { RunsOthers: false, Effect: not Effect.Read })
        {
            throw new AuditOpsException(ErrorKind.PermissionDenied, "ChangesNotAllowed",
                $"{operation.Name} changes something, and this server only reads. Its user can start it with --allow-changes.")
            { Target = operation.Name };
        }
    }
}
