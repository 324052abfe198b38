using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Tells how long a store keeps its events.</summary>
internal sealed class GetRetentionOperation : IOperation<GetRetention, RetentionInfo>
{
    public IEnumerable<RetentionInfo> Run(GetRetention request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        yield return new RetentionPolicy(store, context.Workspace.Options).Info(context.CancellationToken);
    }
}
