using System.Globalization;
using AuditOps.Core.Imports;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Runs many items as one batch.</summary>
internal sealed class InvokeBatchOperation : IOperation<InvokeBatch, BatchItem>
{
    public IEnumerable<BatchItem> Run(InvokeBatch request, OperationContext context)
    {
        var items = request.Script is null ? Operations(request, context) : request.Items;
        if (items.Count > request.MaximumSize)
            throw TooLarge(items.Count, request.MaximumSize);
        if (items.Count == 0)
            return Nothing(request, context.Clock.GetUtcNow().UtcDateTime);
        Check(request);
        var plan = new BatchPlan
        {
            Mode = request.Mode,
            ThrottleLimit = request.ThrottleLimit,
            Retry = request.Retry,
            RetryDelay = request.RetryDelay,
            Timeout = request.Timeout,
            FailFast = request.FailFast,
            Idempotent = request.Idempotent,
            Folder = request.Folder ?? Environment.CurrentDirectory,
            Transaction = request.Script is { } script ? script.Rollback is not null : items.Any(OperationItems.CanUndo),
            Script = request.Script,
        };
        return request.Script is null || context.Observer.Approve(new Change("Run the script", items.Count == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{items.Count:N0} items")))
            ? Run(request, plan, items, context)
            : [];
    }

    private static IEnumerable<BatchItem> Nothing(InvokeBatch request, DateTime now)
    {
        request.OnEnd?.Invoke(new BatchInfo
        {
            BatchId = "",
            Name = request.Name,
            State = BatchState.Completed,
            Mode = request.Mode,
            Transaction = request.Script?.Rollback is not null,
            Start = now,
            End = now,
            Total = 0,
            Store = request.Store ?? "",
        });
        return [];
    }

    private static IEnumerable<BatchItem> Run(InvokeBatch request, BatchPlan plan, IReadOnlyList<BatchInput> items, OperationContext context)
    {
        using var work = plan.Script is null ? new OperationWork(context, plan.Folder) : request.Open!(plan.Script, plan.Mode);
        using var journal = BatchJournal.Create(context.Workspace.CreateStore(request.Store), context.Clock, request.Name, plan, items);
        var numbers = Enumerable.Range(1, items.Count).ToList();
        var inputs = numbers.ToDictionary(number => number, number => items[number - 1]);
        foreach (var item in new BatchRun(journal, request, work, inputs, context).Run(numbers))
            yield return item;
    }

    private static IReadOnlyList<BatchInput> Operations(InvokeBatch request, OperationContext context)
    {
        List<BatchInput> items = [.. request.Items.SelectMany(item => OperationItems.Read(item.Kept ?? "")), .. request.Operation.SelectMany(OperationItems.Read)];
        foreach (var path in InputPaths.Expand(request.Path, [], context.Observer.OnProblem, context.Workspace.Boundary))
        {
            using var file = File.OpenRead(path.File);
            items.AddRange(OperationItems.Read(file, path.File));
        }

        return request.Input is { } input ? [.. items, .. OperationItems.Read(input, "standard input")] : items;
    }

    private static void Check(InvokeBatch request)
    {
        if (request.Script is null && request.Mode == BatchMode.Process)
            throw Invalid(nameof(request.Mode), "Operations share the engine of this process, so that -Mode Process is for scripts. Choose Parallel or Sequential.");
        if (request.Timeout <= TimeSpan.Zero)
            throw Invalid(nameof(request.Timeout), "-Timeout must be longer than nothing. Leave it out to let items take as long as they like.");
        if (request.RetryDelay < TimeSpan.Zero || request.RetryDelay > TimeSpan.FromHours(24))
            throw Invalid(nameof(request.RetryDelay), "-RetryDelay must be from 0 to 24 hours.");
    }

    private static AuditOpsException Invalid(string parameter, string message) => new(ErrorKind.InvalidRequest, "ParameterInvalid", message) { Target = parameter };

    private static AuditOpsException TooLarge(int items, int most) => new(ErrorKind.InvalidRequest, "BatchTooLarge", string.Create(CultureInfo.InvariantCulture,
        $"The batch has {items:N0} items, and may have {most:N0}. Nothing was begun. Give -MaximumSize {items} if that is what you want."));
}
