using System.Globalization;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Runs what a batch has left.</summary>
internal sealed class ResumeBatchOperation : IOperation<ResumeBatch, BatchItem>
{
    public IEnumerable<BatchItem> Run(ResumeBatch request, OperationContext context) => request.BatchId.Distinct().SelectMany(id => Run(id, request, context));

    private static IEnumerable<BatchItem> Run(string id, ResumeBatch request, OperationContext context)
    {
        using var journal = Claim(id, request, context);
        if (journal is null)
            yield break;
        using var work = journal.Plan.Script is { } script ? request.Open!(script, journal.Plan.Mode) : new OperationWork(context, journal.Plan.Folder);
        var items = journal.Items();
        var run = new BatchRun(journal, request, work, journal.Inputs(), context);
        foreach (var item in journal.Plan.Transaction ? run.Run([], BatchRun.Undoable(items)) : run.Run(Left(request, journal.Plan, items, context)))
            yield return item;
    }

    private static BatchJournal? Claim(string id, ResumeBatch request, OperationContext context)
    {
        var store = context.Workspace.OpenStore(request.Store);
        try
        {
            var batch = new BatchTable(store).Find(id) ?? throw BatchJournal.Missing(id, store.Folder.Root);
            if (batch.Plan.Script is not null && request.Open is null)
                throw NeedsPowerShell(id);
            if (batch.Plan.Script is null || context.Observer.Approve(new Change("Run what is left", $"batch {id}")))
                return BatchJournal.Claim(store, context.Clock, batch);
            store.Dispose();
        }
        catch (AuditOpsException error)
        {
            store.Dispose();
            context.Observer.OnProblem(new Problem(ProblemLevel.Error, error.Kind, error.Code, error.Message, error.Target));
        }

        return null;
    }

    private static AuditOpsException NeedsPowerShell(string id) => new(ErrorKind.InvalidRequest, "BatchNeedsPowerShell",
        $"The batch {id} runs a script of PowerShell. Resume it there: import the module AuditOps, then run `Resume-AuditBatch {id}`.")
    { Target = id };

    private static List<int> Left(ResumeBatch request, BatchPlan plan, IReadOnlyList<BatchItem> items, OperationContext context)
    {
        var again = request.Idempotent || plan.Idempotent;
        foreach (var item in items.Where(item => item.Status == BatchStatus.Unknown && !again))
        {
            context.Observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.Conflict, "ItemUnknown", string.Create(CultureInfo.InvariantCulture,
                $"Item {item.Number}, {item.Item}, ran when its process died or was stopped; how much of it was done is not known, and it is not run again. Give -Idempotent to run it."), item.Item));
        }

        return
        [
            .. items
                .Where(item => item.Status is BatchStatus.Pending or BatchStatus.Skipped
                    || (item.Status == BatchStatus.Unknown && again)
                    || (item.Status == BatchStatus.Failed && request.Failed))
                .Select(item => item.Number),
        ];
    }
}
