using System.Collections.Concurrent;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Runs a script for the items of a batch, in workers that are used again.</summary>
internal sealed class ScriptWork(BatchScript script, ScriptContext context, BatchMode mode) : IBatchWork
{
    private readonly ConcurrentBag<ScriptWorker> _free = [];
    private volatile bool _closed;

    public void Run(BatchTask task, IBatchSink sink, CancellationToken stop)
    {
        if (!_free.TryTake(out var worker))
            worker = ScriptWorker.Open(context, mode == BatchMode.Process);
        try
        {
            worker.Run(task.RollsBack ? script.Rollback! : script.Text, Item(task.Input), new ScriptStreams(sink), stop);
        }
        finally
        {
            // What was ended may not have come to rest.
            if (stop.IsCancellationRequested || _closed || !worker.IsUsable)
                worker.Leave();
            else
                _free.Add(worker);
        }
    }

    public void Dispose()
    {
        _closed = true;

        // Closing takes as long as opening, and nobody needs to wait for it.
        while (_free.TryTake(out var worker))
            worker.Leave();
    }

    private static object? Item(BatchInput input) => input switch
    {
        { Value: { } value } => value,
        { Kept: { } xml } => PSSerializer.Deserialize(xml),
        _ => throw new AuditOpsException(ErrorKind.NotFound, "ItemNotKept", "The item was too large to be kept in the store, so that it cannot be run in another process. Give it to a new batch."),
    };
}
