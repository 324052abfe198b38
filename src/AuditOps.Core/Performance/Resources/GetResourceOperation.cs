using AuditOps.Core.Operations;

namespace AuditOps.Core.Performance.Resources;

/// <summary>Looks at the machine, or at what monitors sampled of it.</summary>
internal sealed class GetResourceOperation : IOperation<GetResource, PerfResource>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public IEnumerable<PerfResource> Run(GetResource request, OperationContext context)
    {
        if (request.Since is { } since)
            return Kept(request, since.UtcDateTime, context);
        if (request.Interval < Shortest || request.Interval > Longest)
            throw IntervalInvalid(request.Interval);
        return Now(request, context);
    }

    private static IEnumerable<PerfResource> Now(GetResource request, OperationContext context)
    {
        var sampler = new ResourceSampler(Machine.Current(context.Clock), request.ProcessId ?? Environment.ProcessId, context.Clock);
        var sample = sampler.Next(request.Interval, context.CancellationToken);
        if (sample.CpuPercent is null)
            context.Observer.OnProblem(Hidden());
        yield return sample;
    }

    private static IEnumerable<PerfResource> Kept(GetResource request, DateTime since, OperationContext context)
    {
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        foreach (var sample in store.Catalog.Read(transaction => ResourceHistory.Read(transaction, since)))
            yield return sample;
    }

    private static AuditOpsException IntervalInvalid(TimeSpan interval) => new(ErrorKind.InvalidRequest, "IntervalInvalid",
        $"{interval} is no time to look at a machine for. Give a span from 50 milliseconds to an hour, such as 1s.")
    { Target = nameof(GetResource.Interval) };

    private static Problem Hidden() => new(ProblemLevel.Warning, ErrorKind.ResourceUnavailable, "ResourceHidden",
        "This system does not say how busy its processors are, as in a container that hides them. What it does not say is empty.");
}
