using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;

namespace AuditOps.Core.Performance;

/// <summary>Begins to measure an operation.</summary>
internal sealed class StartOperationOperation : IOperation<StartOperation, PerfOperation>
{
    public IEnumerable<PerfOperation> Run(StartOperation request, OperationContext context)
    {
        var label = Labels.Of(request.Label);
        if (!context.Observer.Approve(new Change("Begin to measure", request.Name)))
            yield break;
        var store = context.Workspace.Options.Store(request.Store);
        yield return context.Workspace.Recorder(request.Store).Start(request.Name, label).Result(context.Clock.GetUtcNow().UtcDateTime, store);
    }
}
