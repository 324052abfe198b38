using System.Globalization;
using AuditOps.Core.Following;
using AuditOps.Core.Imports;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Reads logs into a store, exactly once.</summary>
internal sealed class ImportEventOperation : IOperation<ImportEvent, ImportResult>
{
    public IEnumerable<ImportResult> Run(ImportEvent request, OperationContext context) =>
        request.Follow ? Import(request, context).UntilStopped(context.CancellationToken) : Import(request, context);

    private static IEnumerable<ImportResult> Import(ImportEvent request, OperationContext context)
    {
        if (request.Path.Count == 0 && request.LiteralPath.Count == 0 && request.Input is null)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "NoInput", "There is nothing to import. Name files with -Path, or send lines or objects through the pipeline.");
        if (request.Follow && request.Input is not null)
            throw Workspace.FollowNeedsFiles();

        var observer = new ProblemsOnce(context.Observer);
        IReadOnlyList<ImportInput> inputs = request.Input is { } stream ? [context.Workspace.Spool(stream)] : context.Workspace.Files(request, observer);
        if (inputs.Count == 0 && !request.Follow)
            throw new AuditOpsException(ErrorKind.NotFound, "NoInput", "None of the paths leads to a file, so nothing was imported.");
        if (!context.Observer.Approve(new Change($"Import {inputs.Count} inputs", context.Workspace.Options.Store(request.Store))))
            yield break;

        using var store = context.Workspace.CreateStore(request.Store);
        var settings = context.Workspace.ImportSettings(request, final: request.Input is not null) with { Origin = request.Origin, Following = request.Follow };
        var run = new ImportRun(store, context.Workspace.Formats(store.Folder.Root), context.Workspace.Runners, settings, observer);
        if (!request.Follow)
        {
            foreach (var result in run.Import(inputs, context.CancellationToken))
                yield return result;
            RemoveExpired(store, context);
            yield break;
        }

        var followed = new FollowedImport(store, run, new InputWatch(context.Clock), () => context.Workspace.Files(request, observer), observer);
        do
        {
            foreach (var result in followed.Look(context.CancellationToken))
                yield return result;
            RemoveExpired(store, context);
        }
        while (!context.CancellationToken.WaitHandle.WaitOne(FollowedImport.Pause));
    }

    // Only where somebody has said that imports shall do that. What stands in the way of it stands in the way of no import.
    private static void RemoveExpired(EventStore store, OperationContext context)
    {
        var policy = new RetentionPolicy(store, context.Workspace.Options);
        if (!policy.IsDue)
            return;
        try
        {
            foreach (var removed in context.Run(new RemoveEvent { Store = store.Folder.Root, Before = policy.Cutoff }))
            {
                if (removed.RemovedEvents > 0)
                    context.Observer.OnProblem(Removed(removed));
            }

            policy.Done();
        }
        catch (AuditOpsException error)
        {
            context.Observer.OnProblem(new Problem(ProblemLevel.Warning, error.Kind, error.Code, error.Message, error.Target));
        }
    }

    private static Problem Removed(RemoveResult removed) => new(ProblemLevel.Warning, ErrorKind.LimitReached, "EventsExpired", string.Create(CultureInfo.InvariantCulture,
        $"{removed.RemovedEvents:N0} events before {removed.Cutoff:yyyy-MM-dd HH:mm:ss} UTC were removed, as the store's retention says. Get-AuditRetention tells it, Set-AuditRetention changes it."), removed.Store);
}
