using AuditOps.Core.Operations;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>Shows baselines.</summary>
internal sealed class GetBaselineOperation : IOperation<GetBaseline, PerfBaseline>
{
    public IEnumerable<PerfBaseline> Run(GetBaseline request, OperationContext context)
    {
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        foreach (var baseline in store.Baselines(request.Operation))
            yield return baseline.Result(store.Folder.Root);
    }
}
