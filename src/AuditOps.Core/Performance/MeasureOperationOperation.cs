using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;

namespace AuditOps.Core.Performance;

/// <summary>Runs what a request brings, and measures it.</summary>
internal sealed class MeasureOperationOperation : IOperation<MeasureOperation, PerfOperation>
{
    public IEnumerable<PerfOperation> Run(MeasureOperation request, OperationContext context)
    {
        var label = Labels.Of(request.Label);
        if (!context.Observer.Approve(new Change("Measure", request.Name)))
            yield break;
        var store = context.Workspace.Options.Store(request.Store);
        var recorder = context.Workspace.Recorder(request.Store);
        yield return Measure(request, recorder, label).Result(store);
    }

    private static StoppedOperation Measure(MeasureOperation request, MetricRecorder recorder, string label)
    {
        var run = recorder.Start(request.Name, label);
        var failed = false;
        StoppedOperation? stopped = null;
        try
        {
            request.Work();
        }
        catch (Exception error) when (request.IsFailure(error))
        {
            failed = true;
            throw;
        }
        finally
        {
            stopped = recorder.Stop(run.Id, failed);
        }

        // A script block may end its own measurement.
        return stopped ?? throw new AuditOpsException(ErrorKind.NotFound, "OperationNotRunning", $"The measurement of '{request.Name}' was ended by something else while it ran.") { Target = run.Id };
    }
}
