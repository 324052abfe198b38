using AuditOps.Core.Operations;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>Shows baselines.</summary>
internal sealed class GetBaselineOperation : IOperation<GetBaseline, PerfBaseline>
{
    public IEnumerable<PerfBaseline> Run(GetBaseline request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        foreach (var baseline in store.Baselines(request.Operation))
            yield return baseline.Result(store.Folder.Root);
    }
}
