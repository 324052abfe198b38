using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance;

/// <summary>Ends the measurement of an operation that this process began, or another.</summary>
internal sealed class StopOperationOperation : IOperation<StopOperation, PerfOperation>
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public IEnumerable<PerfOperation> Run(StopOperation request, OperationContext context)
    {
        if (!context.Observer.Approve(new Change("End the measurement", request.OperationId)))
            yield break;
        var store = context.Workspace.Options.Store(request.Store);
        var recorder = context.Workspace.Recorder(request.Store);
        yield return (recorder.Stop(request.OperationId, request.Failed) ?? StopOfAnother(request, recorder, context)).Result(store);
    }

    private static StoppedOperation StopOfAnother(StopOperation request, MetricRecorder recorder, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);

        // What another process began is in the catalogue with its next beat.
        var end = context.Clock.GetTimestamp();
        while (true)
        {
            if (Take(store, request.OperationId) is { } running)
            {
                var stopped = new StoppedOperation(running, Runs.Positive(context.Clock.GetUtcNow().UtcDateTime - running.Started), request.Failed);
                recorder.Add(SeriesKey.Operation(running.Name, running.Label), stopped.Point);
                return stopped;
            }

            if (context.Clock.GetElapsedTime(end) > Pulse.Period + Look)
                throw Unknown(request.OperationId, store.Folder.Root);
            context.CancellationToken.WaitHandle.WaitOne(Look);
            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static OpenOperation? Take(EventStore store, string id) => store.Catalog.Write(transaction =>
        transaction.OpenOperations().Find(operation => operation.Id == id) is { } running && transaction.CloseOperation(id) ? running : null);

    private static AuditOpsException Unknown(string id, string store) => new(ErrorKind.NotFound, "OperationNotRunning",
        $"No operation with the identity '{id}' runs in the store '{store}': it was ended before, or never begun. Get-PerfMonitor shows what runs.")
    { Target = id };
}
