using AuditOps.Core.Store.Chain;

namespace AuditOps.Core.Operations;

/// <summary>Writes the head of a store's chain to a file, to be kept where nobody who can write to the store can write.</summary>
internal sealed class ExportSealOperation : IOperation<ExportSeal, SealInfo>
{
    public IEnumerable<SealInfo> Run(ExportSeal request, OperationContext context)
    {
        var file = new OutputFile(request.Destination, request.Force);
        using var store = context.Workspace.OpenStore(request.Store);
        if (!context.Observer.Approve(new Change($"Seal the store {store.Folder.Root}", file.Path)))
            yield break;

        var seal = Seal.Of(store);
        file.Write(seal.Write);
        yield return new SealInfo
        {
            Store = seal.Store,
            Destination = file.Path,
            ChainHead = seal.ChainHead,
            Links = seal.Links,
            Events = seal.Events,
            Sealed = seal.Sealed,
        };
    }
}
