using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Batch;

/// <summary>Sums up all batches of a store.</summary>
internal sealed class GetBatchStatisticOperation : IOperation<GetBatchStatistic, BatchStatistic>
{
    public IEnumerable<BatchStatistic> Run(GetBatchStatistic request, OperationContext context)
    {
        using var store = context.Workspace.FindStore(request.Store);
        var (sum, running, last) = store is null ? (new BatchTally(), 0, null) : new BatchTable(store).Statistics();
        yield return new BatchStatistic
        {
            Batches = sum.Batches,
            Running = running,
            Completed = sum.Completed,
            Incomplete = sum.Batches - sum.Completed - running,
            Items = sum.Items,
            Succeeded = sum.Of(BatchStatus.Success),
            Failed = sum.Of(BatchStatus.Failed),
            Skipped = sum.Of(BatchStatus.Skipped),
            Pending = sum.Of(BatchStatus.Pending) + sum.Of(BatchStatus.Running),
            Unknown = sum.Of(BatchStatus.Unknown),
            RolledBack = sum.Of(BatchStatus.RolledBack) + sum.Of(BatchStatus.RollbackFailed),
            Retries = sum.Retries,
            WorkDuration = Microseconds.ToSpan(sum.Work),
            Last = last,
            Store = context.Workspace.Options.Store(request.Store),
        };
    }
}
