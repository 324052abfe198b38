using System.Diagnostics;
using System.Globalization;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Runs a batch and gives its items as they end; undoes it where that was promised.</summary>
internal sealed class BatchRun(BatchJournal journal, BatchRequest request, IBatchWork work, IReadOnlyDictionary<int, BatchInput> inputs, OperationContext context)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stop = new();
    private volatile bool stopped;
    private readonly Dictionary<int, List<object>> kept = [];
    private long lastProgress;
    private readonly List<(int Number, BatchOutput Error)> errors = [];
    private ActivityContext parent;
    private int ended;
    private bool failed;

    /// <summary>Runs items, and then ends the batch.</summary>
    /// <param name="numbers">Which, in their order.</param>
    /// <param name="rollBack">Those to undo instead, in the order in which that is done; null to run.</param>
    public IEnumerable<BatchItem> Run(IReadOnlyList<int> numbers, IReadOnlyList<int>? rollBack = null)
    {
        // The span is not left current: between two items the thread is the caller's.
        var around = Activity.Current;
        using var span = ItemRunner.Spans.StartActivity("batch");
        span?.SetTag("batch.id", journal.BatchId);
        parent = (span ?? around)?.Context ?? default;
        Activity.Current = around;
        var state = BatchState.Stopped;
        try
        {
            using (journal.Watch(Stop))
            {
                if (rollBack is null)
                {
                    foreach (var item in Run(numbers, journal.Plan.Workers, rollsBack: false))
                        yield return item;
                }

                if (rollBack is null && journal.Plan.Transaction && (failed || stopped))
                    rollBack = Undoable(journal.Items());
            }

            if (rollBack is not null)
            {
                failed = false;
                foreach (var item in Run(rollBack, 1, rollsBack: true))
                    yield return item;
                state = failed ? BatchState.Failed : BatchState.RolledBack;
            }
            else if (!stopped)
                state = journal.Items().All(item => item.Status == BatchStatus.Success) ? BatchState.Completed : BatchState.Failed;
        }
        finally
        {
            journal.End(state);
        }

        GiveErrors();
        foreach (var item in Unbegun())
            yield return item;
        Tell(null, completed: true);
        request.OnEnd?.Invoke(journal.Info());
    }

    /// <summary>The items that a failed transaction undoes, latest first: what was done, and what may have been done in part.</summary>
    public static IReadOnlyList<int> Undoable(IEnumerable<BatchItem> items) =>
    [
        .. items
            .Where(item => item.Status is BatchStatus.Success or BatchStatus.Unknown or BatchStatus.RollbackFailed || item is { Status: BatchStatus.Failed, ErrorCode: ItemError.TimedOut or ItemError.ProcessEnded })
            .OrderByDescending(item => item.End ?? DateTime.MaxValue).ThenByDescending(item => item.Number).Select(item => item.Number),
    ];

    private void Stop()
    {
        stopped = true;
        stop.Cancel();
    }

    private IEnumerable<BatchItem> Run(IReadOnlyList<int> numbers, int most, bool rollsBack)
    {
        if (numbers.Count == 0)
            yield break;
        var own = rollsBack ? new CancellationTokenSource() : stop;
        var mailbox = new Mailbox(request.Ordered && !rollsBack ? numbers : null);
        var workers = new BatchWorkers(journal, new BatchSchedule(numbers), inputs, work, mailbox, parent, own.Token) { RollsBack = rollsBack, EndsAtFailure = request.EndsAtFailure };
        ended = 0;
        workers.Start(Math.Min(most, numbers.Count));
        try
        {
            while (mailbox.Take(context.CancellationToken) is { } message)
            {
                switch (message)
                {
                    case BatchMessage.Said said:
                        Give(said.Number, said.Output);
                        break;
                    case BatchMessage.Asked asked:
                        asked.Answer.SetResult(context.Observer.Approve(asked.Change));
                        break;
                    case BatchMessage.Ended { Number: var number, Outcome: var outcome }:
                        yield return Finish(number, outcome, numbers.Count);
                        break;
                }
            }
        }
        finally
        {
            own.Cancel();
            workers.Join();
        }
    }

    private void Give(int number, BatchOutput output)
    {
        if (request.OnOutput is { } give)
            give(inputs[number], output);
        else if (output.Stream == BatchStream.Warning)
            Report(ProblemLevel.Warning, ErrorKind.InvalidData, "ItemWarning", number, output.Text);
        else if (output.Stream is BatchStream.Verbose or BatchStream.Information)
            context.Observer.OnDetail(output.Text);
        if (output is not { Stream: BatchStream.Output, Value: { } value } || !request.KeepsOutput)
            return;
        if (!kept.TryGetValue(number, out var values))
            kept[number] = values = [];
        if (values.Count < request.OutputLimit)
            values.Add(value);
    }

    private BatchItem Finish(int number, ItemOutcome outcome, int total)
    {
        failed |= outcome.Status is BatchStatus.Failed or BatchStatus.RollbackFailed;
        ended++;
        kept.Remove(number, out var values);
        errors.AddRange(outcome.Errors.Select(error => (number, error)));

        // Whoever is told of an error may end the pipeline; a transaction is undone before that.
        if (!journal.Plan.Transaction)
            GiveErrors();
        Tell(new BatchProgress(ended, total, inputs[number].Label), completed: false);
        return journal.Item(number, inputs[number], outcome) with { Output = values ?? [] };
    }

    private void GiveErrors()
    {
        foreach (var (number, error) in errors.ToList())
        {
            errors.RemoveAt(0);
            if (request.OnOutput is { } give)
                give(inputs[number], error);
            else
                Report(ProblemLevel.Error, (error.Value as AuditOpsException)?.Kind ?? ErrorKind.InvalidData, (error.Value as AuditOpsException)?.Code ?? "ItemFailed", number, error.Text);
        }
    }

    private IEnumerable<BatchItem> Unbegun() => journal.Items().Where(item => item.Status == BatchStatus.Skipped);

    private void Report(ProblemLevel level, ErrorKind kind, string code, int number, string text) =>
        context.Observer.OnProblem(new Problem(level, kind, code, string.Create(CultureInfo.InvariantCulture, $"Item {number}: {text}"), inputs[number].Label));

    private void Tell(BatchProgress? progress, bool completed)
    {
        if (progress is not null)
            request.OnProgress?.Invoke(progress);
        if (!completed && lastProgress != 0 && context.Clock.GetElapsedTime(lastProgress) < ProgressEvery)
            return;
        lastProgress = context.Clock.GetTimestamp();
        context.Observer.OnProgress(progress is null
            ? new Progress("Running the batch", "", 1, Completed: true)
            : new Progress("Running the batch", string.Create(CultureInfo.InvariantCulture, $"{progress.Current:N0} of {progress.Total:N0}: {progress.Operation}"), (double)progress.Current / progress.Total));
    }
}
