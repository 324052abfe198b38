namespace AuditOps.Core.Operations;

/// <summary>The one gate that every operation passes before it runs. It is open: access control, limits and our own audit trail hang here.</summary>
internal static class OperationGate
{
    /// <summary>Lets an operation run that names the permission it needs.</summary>
    /// <exception cref="AuditOpsException">The operation names none, so nobody could ever be allowed to run it.</exception>
    public static void Enter(OperationAttribute operation)
    {
        if (string.IsNullOrEmpty(operation.Permission))
            throw new AuditOpsException(ErrorKind.Internal, "PermissionMissing", $"The operation {operation.Name} names no permission.");
    }
}
