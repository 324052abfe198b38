namespace AuditOps.Core.Batch;

/// <summary>One try of an item: what it writes goes to the mailbox, its errors stay until it has ended.</summary>
/// <param name="work">Runs it.</param>
/// <param name="task">The item.</param>
/// <param name="mailbox">Takes what it writes.</param>
/// <param name="holds">Whether what it writes is held back, since it may be tried again.</param>
internal sealed class Attempt(IBatchWork work, BatchTask task, Mailbox mailbox, bool holds) : IBatchSink
{
    private const int MostErrors = 100;
    private const int HeldBytes = 4 << 20;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly List<BatchOutput> errors = [];
    private readonly List<BatchOutput> held = [];
    private long heldBytes;
    private long outputs;
    private bool flows = !holds;
    private bool sent;
    private TimeSpan blocked;
    private long blockedSince;
    private BatchStatus? status;

    /// <summary>How long it waited for somebody to read.</summary>
    public TimeSpan Blocked
    {
        get
        {
            lock (gate)
                return blocked + (blockedSince == 0 ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(blockedSince));
        }
    }

    /// <summary>Runs it, on a thread that is left behind if it does not come back.</summary>
    public void Run()
    {
        var result = BatchStatus.Success;
        try
        {
            work.Run(task, this, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            result = BatchStatus.Unknown;
        }
        catch (Exception error)
        {
            var known = Faults.Translate(error) ?? new AuditOpsException(ErrorKind.Internal, "ItemFailed", error.Message, error);
            lock (gate)
                errors.Add(ItemOutcome.ErrorOf(known));
        }

        lock (gate)
            status = result == BatchStatus.Success && errors.Count > 0 ? BatchStatus.Failed : result;
    }

    /// <summary>Ends it.</summary>
    public void End() => ending.Cancel();

    /// <summary>What became of it; unknown while it has not come back.</summary>
    public ItemOutcome Outcome()
    {
        lock (gate)
        {
            var result = status ?? BatchStatus.Unknown;
            return new ItemOutcome(result) { Errors = [.. errors], Outputs = outputs, CanRepeat = result == BatchStatus.Failed && !sent };
        }
    }

    /// <summary>Gives what was held back, because it will not be tried again.</summary>
    public void Release(CancellationToken stop)
    {
        foreach (var output in held)
            mailbox.Post(new BatchMessage.Said(task.Number, output), stop);
        held.Clear();
    }

    public void Write(BatchOutput output)
    {
        ending.Token.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (output.Stream == BatchStream.Error)
            {
                if (errors.Count < MostErrors)
                    errors.Add(output);
                return;
            }

            outputs += output.Stream == BatchStream.Output ? 1 : 0;
            if (!flows && heldBytes + output.Size <= HeldBytes)
            {
                held.Add(output);
                heldBytes += output.Size;
                return;
            }

            flows = true;
            sent = true;
            blockedSince = TimeProvider.System.GetTimestamp();
        }

        // What cannot be held back any longer goes out, and the item cannot be tried again without giving it twice.
        if (held.Count > 0)
            Release(ending.Token);
        mailbox.Post(new BatchMessage.Said(task.Number, output), ending.Token);
        lock (gate)
        {
            blocked += TimeProvider.System.GetElapsedTime(blockedSince);
            blockedSince = 0;
        }
    }

    public bool Approve(Change change)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        mailbox.Post(new BatchMessage.Asked(task.Number, change, answer), ending.Token);
        return answer.Task.WaitAsync(ending.Token).GetAwaiter().GetResult();
    }
}
