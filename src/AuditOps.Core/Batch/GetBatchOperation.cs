using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Shows batches.</summary>
internal sealed class GetBatchOperation : IOperation<GetBatch, BatchInfo>
{
    public IEnumerable<BatchInfo> Run(GetBatch request, OperationContext context)
    {
        using var store = context.Workspace.FindStore(request.Store);
        var table = store is null ? null : new BatchTable(store);
        foreach (var id in request.BatchId.Distinct().Where(id => table?.Find(id) is null))
            context.Observer.OnProblem(Missing(id, context.Workspace.Options.Store(request.Store)));
        if (store is null || table is null)
            yield break;
        var batches = request.BatchId.Count > 0 ? request.BatchId.Distinct().Select(table.Find).OfType<StoredBatch>() : table.Latest(int.MaxValue);
        foreach (var batch in batches.Where(batch => request.State is null || batch.State == request.State).Take(request.First))
            yield return batch.Info(store.Folder.Root, request.IncludeItem ? table.Items(batch.BatchId) : []);
    }

    /// <summary>A batch that the store does not keep, as one bad item among many.</summary>
    public static Problem Missing(string id, string store)
    {
        var error = BatchJournal.Missing(id, store);
        return new Problem(ProblemLevel.Error, error.Kind, error.Code, error.Message, error.Target);
    }
}
