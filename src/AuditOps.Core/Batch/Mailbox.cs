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

    // A monitor wakes all who wait: of several writers only some may go on, and it is not known which.
    private readonly object gate = new();
    private readonly Dictionary<int, Queue<BatchMessage>> waiting = [];
    private readonly Dictionary<int, long> bytesOf = [];
    private long bytes;
    private int waiters;
    private int head;
    private bool complete;
    private Exception? fault;

    /// <summary>Adds a message, and waits while too much of its item lies unread.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Post(BatchMessage message, CancellationToken stop)
    {
        var size = Size(message);
        var key = order is null ? 0 : message.Number;
        lock (gate)
        {
            WaitWhile(() => size > 0 && bytesOf.GetValueOrDefault(key) >= ItemBytes, stop);
            if (!waiting.TryGetValue(key, out var queue))
                waiting[key] = queue = new Queue<BatchMessage>();
            queue.Enqueue(message);
            bytesOf[key] = bytesOf.GetValueOrDefault(key) + size;
            bytes += size;
            Wake();
        }
    }

    /// <summary>Waits until there is room for what another item writes. The item that is read next has begun before, so that it is not kept from writing.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void WaitForRoom(CancellationToken stop)
    {
        lock (gate)
            WaitWhile(() => bytes >= AllBytes, stop);
    }

    /// <summary>Nothing more will come.</summary>
    public void Complete(Exception? error)
    {
        lock (gate)
        {
            complete = true;
            fault ??= error;
            Wake();
        }
    }

    /// <summary>Takes the next message; null when nothing more will come.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public BatchMessage? Take(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            BatchMessage? message = null;
            WaitWhile(() => (message = Next()) is null && !complete, cancellationToken);
            Wake();
            return message is null && fault is not null ? throw fault : message;
        }
    }

    private BatchMessage? Next()
    {
        while (true)
        {
            var key = order is null ? 0 : head < order.Count ? order[head] : -1;
            if (waiting.TryGetValue(key, out var queue) && queue.TryDequeue(out var message))
            {
                bytesOf[key] -= Size(message);
                bytes -= Size(message);
                if (order is not null && message is BatchMessage.Ended)
                    Pass(key);
                return message;
            }

            // Once nothing more comes, what an item that never ended has written is not held back.
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

    private void Wake()
    {
        if (waiters > 0)
            Monitor.PulseAll(gate);
    }

    private void WaitWhile(Func<bool> condition, CancellationToken stop)
    {
        if (!condition())
            return;
        var wake = stop.Register(() =>
        {
            lock (gate)
                Monitor.PulseAll(gate);
        });
        waiters++;
        try
        {
            do
            {
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }
            while (condition());
        }
        finally
        {
            // Dispose would wait for a call that waits for the gate.
            wake.Unregister();
            waiters--;
        }
    }

    private static int Size(BatchMessage message) => message is BatchMessage.Said said ? said.Output.Size : 0;
}
