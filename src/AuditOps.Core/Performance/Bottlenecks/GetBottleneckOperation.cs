using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Resources;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Looks at the machine's samples for what is short, and at operations for what is slow.</summary>
internal sealed class GetBottleneckOperation : IOperation<GetBottleneck, PerfBottleneck>
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FewestSeconds = TimeSpan.FromMilliseconds(50);

    public IEnumerable<PerfBottleneck> Run(GetBottleneck request, OperationContext context)
    {
        if (request.Interval < FewestSeconds || request.Interval > TimeSpan.FromMinutes(10))
            throw IntervalInvalid(request.Interval);

        // Where nothing was measured yet, the machine can be looked at even so.
        using var store = StoreFolder.At(context.Workspace.Options.Store(request.Store)).Exists ? context.Workspace.MeasuredStore(request.Store) : null;
        var samples = Samples(request, store, context);
        var running = store is null ? [] : store.Catalog.Read(transaction => Meanwhile.Of(transaction, samples[^2].Time - samples[^2].Interval, context.Clock.GetUtcNow().UtcDateTime));
        var found = Pressures(samples, request).Where(pressure => pressure.IsBottleneck).Select(pressure => BottleneckWording.Of(pressure, samples[^1], running, context.CancellationToken));
        var slow = store is null ? [] : SlowOperations.Of(store, request.SlowFactor, context.Clock.GetUtcNow().UtcDateTime);
        foreach (var bottleneck in found.Concat(slow).OrderByDescending(bottleneck => bottleneck.Severity).ThenBy(bottleneck => bottleneck.Type))
            yield return bottleneck;
    }

    private static IReadOnlyList<PerfResource> Samples(GetBottleneck request, EventStore? store, OperationContext context)
    {
        var now = context.Clock.GetUtcNow().UtcDateTime;
        var kept = store?.Catalog.Read(transaction => ResourceHistory.Read(transaction, now - Recent)).Where(sample => sample.HostName == Environment.MachineName).ToList() ?? [];
        if (kept.Count > 1 && now - kept[^1].Time < (2 * kept[^1].Interval) + Pulse.Period)
            return kept;
        var sampler = new ResourceSampler(Machine.Current(context.Clock), Environment.ProcessId, context.Clock);
        return [.. kept, sampler.Next(request.Interval, context.CancellationToken), sampler.Next(request.Interval, context.CancellationToken)];
    }

    private static IEnumerable<Pressure> Pressures(IReadOnlyList<PerfResource> samples, GetBottleneck request)
    {
        var last = samples[^1];
        yield return new Pressure(PerfBottleneckType.Cpu, null, request.CpuThreshold, Known(sample => sample.CpuPercent));
        yield return new Pressure(PerfBottleneckType.Memory, null, request.MemoryThreshold, Known(sample => sample.MemoryPercent));
        yield return new Pressure(PerfBottleneckType.Disk, last.BusiestDisk, request.DiskThreshold, Known(sample => sample.DiskBusyPercent));
        yield return new Pressure(PerfBottleneckType.Network, last.BusiestLink, request.NetworkThreshold, Known(sample => sample.NetworkBusyPercent));

        List<double> Known(Func<PerfResource, double?> value) => [.. samples.Select(value).OfType<double>()];
    }

    private static AuditOpsException IntervalInvalid(TimeSpan interval) => new(ErrorKind.InvalidRequest, "IntervalInvalid",
        $"{Wording.Span(interval)} is no time to look at a machine for. Give a span from 50 milliseconds to 10 minutes, such as 1s.")
    { Target = nameof(GetBottleneck.Interval) };
}
