using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Merges small segments into large ones.</summary>
internal sealed class OptimizeStoreOperation : IOperation<OptimizeStore, OptimizeResult>
{
    private const string Activity = "Merging segments";

    public IEnumerable<OptimizeResult> Run(OptimizeStore request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        if (!context.Observer.Approve(new Change($"Merge {store.Info().Segments} segments where they are small", store.Folder.Root)))
            yield break;

        var result = Compaction.Run(store, CompactionPlan.Whole, Steps.Tell(context.Observer, Activity), context.CancellationToken);
        context.Observer.OnProgress(new Progress(Activity, store.Folder.Root, 1, Completed: true));
        yield return result;
    }
}
