namespace AuditOps.Core.Batch;

/// <summary>
/// Carries what items write to the thread that pulls, in the order of the items or as it comes. Who writes faster than it is read waits, so that
/// memory is bounded.
/// </summary>
/// <param name="order">The items in their order, or null to give everything as it comes.</param>
internal sealed class Mailbox(IReadOnlyList<int>? order)
{
    private const int ItemBytes = 4 << 20;
    private const int AllBytes = 64 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<int, Queue<BatchMessage>> waiting = [];
    private readonly SemaphoreSlim arrived = new(0);
    private readonly SemaphoreSlim taken = new(0);
    private readonly Dictionary<int, long> bytesOf = [];
    private long bytes;
    private int writersThatWait;
    private int head;
    private bool complete;
    private Exception? fault;

    /// <summary>Adds a message, and waits while too much of its item lies unread.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Post(BatchMessage message, CancellationToken stop)
    {
        var size = message is BatchMessage.Said said ? said.Output.Size : 0;
        var key = order is null ? 0 : message.Number;
        WaitWhile(() => size > 0 && bytesOf.GetValueOrDefault(key) >= ItemBytes, stop);
        lock (gate)
        {
            if (!waiting.TryGetValue(key, out var queue))
                waiting[key] = queue = new Queue<BatchMessage>();
            queue.Enqueue(message);
            bytesOf[key] = bytesOf.GetValueOrDefault(key) + size;
            bytes += size;
        }

        arrived.Release();
    }

    /// <summary>Waits until there is room for what another item writes. The item that is read next is never kept from being read.</summary>
    public void WaitForRoom(CancellationToken stop) => WaitWhile(() => bytes >= AllBytes, stop);

    /// <summary>Nothing more will come.</summary>
    public void Complete(Exception? error)
    {
        lock (gate)
        {
            complete = true;
            fault ??= error;
        }

        arrived.Release();
    }

    /// <summary>Takes the next message; null when nothing more will come.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public BatchMessage? Take(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = TryTake(out var end);
            if (message is not null || end)
                return message;
            arrived.Wait(cancellationToken);
        }
    }

    private BatchMessage? TryTake(out bool end)
    {
        int waiters;
        BatchMessage message;
        lock (gate)
        {
            if (Next() is not { } next)
            {
                end = complete;
                return end && fault is not null ? throw fault : null;
            }

            message = next;
            waiters = writersThatWait;
            end = false;
        }

        if (waiters > 0)
            taken.Release(waiters);
        return message;
    }

    private BatchMessage? Next()
    {
        while (true)
        {
            // Once nothing more comes, what an item that never ended has written is not held back.
            var key = order is null ? 0 : head < order.Count ? order[head] : -1;
            if (waiting.TryGetValue(key, out var queue) && queue.TryDequeue(out var message))
            {
                var size = message is BatchMessage.Said said ? said.Output.Size : 0;
                bytesOf[key] -= size;
                bytes -= size;
                if (order is not null && message is BatchMessage.Ended)
                    Pass(key);
                return message;
            }

            if (order is null || !complete || head >= order.Count)
                return null;
            Pass(key);
        }
    }

    private void Pass(int key)
    {
        waiting.Remove(key);
        bytesOf.Remove(key);
        head++;
    }

    private void WaitWhile(Func<bool> full, CancellationToken stop)
    {
        while (true)
        {
            lock (gate)
            {
                if (!full())
                    return;
                writersThatWait++;
            }

            try
            {
                taken.Wait(stop);
            }
            finally
            {
                lock (gate)
                    writersThatWait--;
            }
        }
    }
}
