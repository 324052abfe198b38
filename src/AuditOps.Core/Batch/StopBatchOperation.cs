using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Stops batches, whichever process runs them.</summary>
internal sealed class StopBatchOperation : IOperation<StopBatch, BatchInfo>
{
    /// <summary>How long the process that runs a batch may take to end it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    public IEnumerable<BatchInfo> Run(StopBatch request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        var table = new BatchTable(store);
        foreach (var id in request.BatchId.Distinct())
        {
            if (table.Find(id) is not { } batch)
                context.Observer.OnProblem(GetBatchOperation.Missing(id, store.Folder.Root));
            else if (batch.State is not (BatchState.Running or BatchState.Interrupted))
                context.Observer.OnProblem(Ended(batch));
            else if (context.Observer.Approve(new Change("Stop the batch", id)))
            {
                table.Stop(id, context.Clock.GetUtcNow().UtcDateTime);
                yield return Wait(table, id, context).Info(store.Folder.Root, []);
            }
        }
    }

    private static StoredBatch Wait(BatchTable table, string id, OperationContext context)
    {
        var since = context.Clock.GetTimestamp();
        while (true)
        {
            var batch = table.Find(id)!;
            if (batch.State != BatchState.Running || context.Clock.GetElapsedTime(since) > Patience)
                return batch;
            context.CancellationToken.WaitHandle.WaitOne(Glance);
            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static Problem Ended(StoredBatch batch) => new(ProblemLevel.Error, ErrorKind.Conflict, "BatchEnded",
        $"The batch {batch.BatchId} does not run: it is {batch.State.ToString().ToLowerInvariant()}. There is nothing to stop.", batch.BatchId);
}
