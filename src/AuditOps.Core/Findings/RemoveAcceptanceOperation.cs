using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>Takes acceptances back.</summary>
internal sealed class RemoveAcceptanceOperation : IOperation<RemoveAcceptance, Acceptance>
{
    public IEnumerable<Acceptance> Run(RemoveAcceptance request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        var acceptances = new Acceptances(store, context.Clock);
        foreach (var findingId in request.FindingId.Distinct())
        {
            var found = acceptances.Find(findingId);
            if (found is not null && !context.Observer.Approve(new Change("Take the acceptance back", $"{findingId} {found.Title}".TrimEnd())))
                continue;

            // Another process may have been faster.
            if (found is not null && acceptances.Remove(findingId) is { } removed)
                yield return removed;
            else
                context.Observer.OnProblem(GetAcceptanceOperation.Missing(findingId, store.Folder.Root));
        }
    }
}
