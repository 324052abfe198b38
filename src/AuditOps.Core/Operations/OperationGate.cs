using System.Reflection;
using AuditOps.Core.Changes;

namespace AuditOps.Core.Operations;

/// <summary>The one gate that every request passes: access control and limits hang here, and what changes something leaves a record of that.</summary>
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

    /// <summary>Runs a request that was let in, or that is a part of one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="observer">The caller's observer.</param>
    /// <param name="context">Makes the context of a run with an observer.</param>
    public static IEnumerable<TResult> Run<TResult>(IRequest<TResult> request, Session session, IOperationObserver observer, Func<IOperationObserver, OperationContext> context)
    {
        var operation = request.GetType().GetCustomAttribute<OperationAttribute>()!;
        return operation is { Effect: Effect.Read } or { Recorded: false } or { RunsOthers: true }
            ? OperationCatalog.Run(request, context(observer))
            : Recorded(operation, request, session, observer, context);
    }

    private static IEnumerable<TResult> Recorded<TResult>(
        OperationAttribute operation, IRequest<TResult> request, Session session, IOperationObserver observer, Func<IOperationObserver, OperationContext> context)
    {
        using var trail = new ChangeTrail(operation, request, session, observer);
        using var results = OperationCatalog.Run(request, context(trail)).GetEnumerator();
        while (Next(results, trail))
            yield return results.Current;
    }

    private static bool Next<TResult>(IEnumerator<TResult> results, ChangeTrail trail)
    {
        try
        {
            if (results.MoveNext())
                return true;
        }
        catch (Exception error)
        {
            trail.End(error);
            throw;
        }

        trail.End(null);
        return false;
    }
}
