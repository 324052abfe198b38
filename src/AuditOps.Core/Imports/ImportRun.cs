using System.Collections.Concurrent;
using AuditOps.Core.Formats;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Imports inputs into a store, exactly once, and says what became of each.</summary>
/// <param name="store">Where the events go.</param>
/// <param name="formats">The formats that exist.</param>
/// <param name="runners">Opens databases that run them.</param>
/// <param name="settings">How inputs are imported.</param>
/// <param name="observer">Hears of progress and problems, on the pulling thread.</param>
internal sealed class ImportRun(EventStore store, FormatCatalog formats, FormatRunners runners, ImportSettings settings, IOperationObserver observer)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Imports all inputs; what another process imported meanwhile is planned again.</summary>
    public IEnumerable<ImportResult> Import(IReadOnlyList<ImportInput> inputs, CancellationToken cancellationToken)
    {
        var tally = new ImportTally(store.Folder.Root);
        using var writer = store.Write();
        using var detector = new FormatDetector(formats, runners);
        using var progress = new ImportProgress(observer, inputs);
        for (var round = inputs; round.Count > 0; round = tally.TakeMoved())
        {
            foreach (var result in Round(round, writer, detector, tally, progress, cancellationToken))
                yield return result;
        }
    }

    private IEnumerable<ImportResult> Round(
        IReadOnlyList<ImportInput> inputs, StoreWriter writer, FormatDetector detector, ImportTally tally, ImportProgress progress, CancellationToken cancellationToken)
    {
        var news = new ConcurrentQueue<InputNews>();
        var producer = new ImportProducer(new ImportPlanner(store, formats, detector, settings), news.Enqueue);
        using var pipeline = new ImportPipeline(
            token => producer.Jobs(inputs, token),
            () => new ImportWorker(writer, runners, settings),
            settings.Workers,
            cancellationToken);
        for (var more = true; more;)
        {
            more = pipeline.TryTake(Beat, out var batch);
            cancellationToken.ThrowIfCancellationRequested();
            if (batch is not null)
                Commit(batch, writer, tally, cancellationToken);
            while (news.TryDequeue(out var heard))
                tally.Hear(heard);
            progress.Report(tally);
            var finished = tally.TakeFinished().ToList();
            foreach (var problem in tally.TakeProblems())
                observer.OnProblem(problem);
            foreach (var result in finished)
                yield return result;
        }
    }

    private static void Commit(ImportBatch batch, StoreWriter writer, ImportTally tally, CancellationToken cancellationToken)
    {
        if (batch.Error is { } error)
        {
            tally.Failed(batch.Job, Faults.Translate(error) ?? throw error);
            return;
        }

        // What follows a conflict or a failure would leave a gap.
        IReadOnlyList<StagedSegment> segments = batch.Segment is { } staged ? [staged] : [];
        var stopped = batch.Job.Parts.Any(part => tally.HasStopped(part.Input));
        var result = stopped ? CommitResult.Conflict : writer.Commit([.. batch.Job.Parts.Select(part => part.Step)], segments, cancellationToken);
        if (result.Committed)
        {
            tally.Committed(batch, result);
            return;
        }

        writer.Discard(segments);
        tally.Moved(batch.Job);
    }
}
