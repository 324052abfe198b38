using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Resources;

namespace AuditOps.Core.Performance.Monitoring;

/// <summary>Starts to sample the machine in the background.</summary>
internal sealed class StartMonitorOperation : IOperation<StartMonitor, PerfMonitor>
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstSample = TimeSpan.FromMilliseconds(200);

    public IEnumerable<PerfMonitor> Run(StartMonitor request, OperationContext context)
    {
        if (request.Interval < TimeSpan.FromMilliseconds(100) || request.Interval > TimeSpan.FromDays(1))
            throw IntervalInvalid(request.Interval);
        if (!context.Observer.Approve(new Change($"Sample the machine each {request.Interval}", context.Workspace.Options.Store(request.Store))))
            yield break;

        var (monitor, isNew) = context.Workspace.StartMonitor(request.Store, request.Interval, Machine.Current(context.Clock));
        if (!isNew)
            context.Observer.OnProblem(Runs(monitor));
        else
            FirstOf(monitor, request.Interval, context.CancellationToken);
        yield return monitor.State;

        while (request.Follow && monitor.State.Running)
        {
            context.CancellationToken.WaitHandle.WaitOne(Look);
            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    // A command line ends at once, and leaves a sample even so.
    private static void FirstOf(ResourceMonitor monitor, TimeSpan interval, CancellationToken cancellationToken)
    {
        if (interval <= FirstSample)
            return;
        cancellationToken.WaitHandle.WaitOne(FirstSample);
        cancellationToken.ThrowIfCancellationRequested();
        monitor.Sample();
    }

    private static AuditOpsException IntervalInvalid(TimeSpan interval) => new(ErrorKind.InvalidRequest, "IntervalInvalid",
        $"{interval} is no interval to sample a machine in. Give a span from 100 milliseconds to a day, such as 60s.")
    { Target = nameof(StartMonitor.Interval) };

    private static Problem Runs(ResourceMonitor monitor) => new(ProblemLevel.Warning, ErrorKind.Conflict, "MonitorRuns",
        $"This process samples into that store each {monitor.Interval} already; it goes on. Stop-PerfMonitor ends it.", monitor.Store);
}
