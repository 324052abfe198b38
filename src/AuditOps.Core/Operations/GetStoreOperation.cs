namespace AuditOps.Core.Operations;

/// <summary>Shows what a store holds.</summary>
internal sealed class GetStoreOperation : IOperation<GetStore, StoreInfo>
{
    public IEnumerable<StoreInfo> Run(GetStore request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        yield return store.Info();
    }
}
