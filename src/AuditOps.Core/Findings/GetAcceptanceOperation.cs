using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>Shows the acceptances that a store keeps.</summary>
internal sealed class GetAcceptanceOperation : IOperation<GetAcceptance, Acceptance>
{
    public IEnumerable<Acceptance> Run(GetAcceptance request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        var all = new Acceptances(store, context.Clock).All();
        foreach (var acceptance in all.Where(acceptance => request.FindingId.Count == 0 || request.FindingId.Contains(acceptance.FindingId)))
            yield return acceptance;
        foreach (var missing in request.FindingId.Except(all.Select(acceptance => acceptance.FindingId)))
            context.Observer.OnProblem(Missing(missing, store.Folder.Root));
    }

    /// <summary>A finding that is not accepted.</summary>
    public static Problem Missing(string findingId, string store) => new(ProblemLevel.Error, ErrorKind.NotFound, "AcceptanceNotFound",
        $"{findingId} is not accepted in the store '{store}'. Get-AuditAcceptance lists what is.", findingId);
}
