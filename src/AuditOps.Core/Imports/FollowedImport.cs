using AuditOps.Core.Store;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Imports;

/// <summary>Imports what is added to files, look by look.</summary>
/// <param name="store">Where the events go.</param>
/// <param name="run">Imports them.</param>
/// <param name="watch">Says which files are worth reading.</param>
/// <param name="find">Finds the files, which may come and go.</param>
/// <param name="observer">Hears of problems; must be the run's too.</param>
internal sealed class FollowedImport(EventStore store, ImportRun run, InputWatch watch, Func<IReadOnlyList<ImportInput>> find, ProblemsOnce observer)
{
    /// <summary>The pause between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Imports what has come since the last look.</summary>
    /// <returns>The inputs that brought events.</returns>
    public IEnumerable<ImportResult> Look(CancellationToken cancellationToken)
    {
        observer.Unavailable = false;
        var (due, added) = (watch.Due(find()), false);
        foreach (var result in run.Import(due, cancellationToken))
        {
            if (result.Events == 0)
                continue;
            added = true;
            yield return result;
        }

        if (observer.Unavailable)
            watch.Again(due);
        if (added)
            Merge(cancellationToken);
    }

    /// <summary>The same, where nobody asks which inputs these were.</summary>
    public void Take(CancellationToken cancellationToken)
    {
        foreach (var _ in Look(cancellationToken))
        {
        }
    }

    // The small segments of many batches. What stands in the way of it stands in the way of no import.
    private void Merge(CancellationToken cancellationToken)
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
