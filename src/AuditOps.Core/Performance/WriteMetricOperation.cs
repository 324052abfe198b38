using System.Globalization;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;

namespace AuditOps.Core.Performance;

/// <summary>Keeps a number of the user's own.</summary>
internal sealed class WriteMetricOperation : IOperation<WriteMetric, PerfValue>
{
    // Clocks of two machines may differ by so much.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public IEnumerable<PerfValue> Run(WriteMetric request, OperationContext context)
    {
        var label = Labels.Of(request.Label);
        var time = (request.Time ?? context.Clock.GetUtcNow()).UtcDateTime;
        if (!double.IsFinite(request.Value!.Value))
            throw NotFinite(request);
        if (time - context.Clock.GetUtcNow().UtcDateTime > Ahead)
            throw InFuture(request);
        if (!context.Observer.Approve(new Change($"Write {request.Value} to the metric", request.Name)))
            yield break;

        context.Workspace.Recorder(request.Store).Add(new SeriesKey(PerfMetricKind.Value, request.Name, label, request.Unit ?? ""), new MetricPoint(time, request.Value.Value, Failed: false));
        yield return new PerfValue
        {
            Name = request.Name,
            Label = label.Length > 0 ? label : null,
            Value = request.Value.Value,
            Unit = request.Unit,
            Time = time,
            Store = context.Workspace.Options.Store(request.Store),
        };
    }

    private static AuditOpsException InFuture(WriteMetric request) => new(ErrorKind.InvalidRequest, "TimeInFuture",
        string.Create(CultureInfo.InvariantCulture, $"The value of '{request.Name}' is of {request.Time:yyyy-MM-dd HH:mm:sszzz}, which is still to come. Give a time that has passed, or none for now."))
    { Target = nameof(WriteMetric.Time) };

    private static AuditOpsException NotFinite(WriteMetric request) => new(ErrorKind.InvalidRequest, "ValueNotFinite",
        $"The value of '{request.Name}' is {request.Value}, of which nothing can be computed. Give a finite number.")
    { Target = nameof(WriteMetric.Value) };
}
