using AuditOps.Core.Imports;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Reads logs into a store, exactly once.</summary>
internal sealed class ImportEventOperation : IOperation<ImportEvent, ImportResult>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public IEnumerable<ImportResult> Run(ImportEvent request, OperationContext context)
    {
        if (request.Path.Count == 0 && request.LiteralPath.Count == 0 && request.Input is null)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "NoInput", "There is nothing to import. Name files with -Path, or send lines or objects through the pipeline.");
        if (request.Follow && request.Input is not null)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "FollowNeedsFiles", "Only files can be followed. Name them with -Path.");

        var observer = new ProblemsOnce(context.Observer);
        IReadOnlyList<ImportInput> inputs = request.Input is { } stream ? [context.Workspace.Spool(stream)] : Workspace.Files(request, observer);
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
            yield break;
        }

        for (var watch = new InputWatch(context.Clock); ; inputs = Workspace.Files(request, observer))
        {
            observer.Unavailable = false;
            var (due, added) = (watch.Due(inputs), false);
            foreach (var result in run.Import(due, context.CancellationToken))
            {
                if (result.Events == 0)
                    continue;
                added = true;
                yield return result;
            }

            if (observer.Unavailable)
                watch.Again(due);
            if (added)
                Merge(store, observer, context.CancellationToken);
            if (context.CancellationToken.WaitHandle.WaitOne(Pause))
                throw new OperationCanceledException(context.CancellationToken);
        }
    }

    // The small segments of many batches. What stands in the way of it stands in the way of no import.
    private static void Merge(EventStore store, ProblemsOnce observer, CancellationToken cancellationToken)
    {
        try
        {
            var merged = Compaction.Run(store, CompactionPlan.Gathering, progress: null, cancellationToken);
            if (merged.After < merged.Before)
                observer.OnDetail($"{merged.Before} segments were merged into {merged.After}");
        }
        catch (AuditOpsException error)
        {
            observer.OnProblem(new Problem(ProblemLevel.Warning, error.Kind, error.Code, error.Message, error.Target));
        }
    }
}
