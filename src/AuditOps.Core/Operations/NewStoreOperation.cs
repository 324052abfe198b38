using AuditOps.Core.Store;

namespace AuditOps.Core.Operations;

/// <summary>Creates a store.</summary>
internal sealed class NewStoreOperation : IOperation<NewStore, StoreInfo>
{
    public IEnumerable<StoreInfo> Run(NewStore request, OperationContext context)
    {
        var folder = context.Workspace.Options.Store(request.Store);
        if (StoreFolder.At(folder).Exists)
            throw new AuditOpsException(ErrorKind.Conflict, "StoreExists", $"There is a store in {folder}. Choose another folder, or use the one that is there.") { Target = folder };
        if (!context.Observer.Approve(new Change("Create a store", folder)))
            yield break;
        using var store = context.Workspace.CreateStore(folder);
        yield return store.Info();
    }
}
