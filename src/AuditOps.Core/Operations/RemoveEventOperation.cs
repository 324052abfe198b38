using System.Globalization;
using AuditOps.Core.Configuration;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Removes old events; the chain records that it was done.</summary>
internal sealed class RemoveEventOperation : IOperation<RemoveEvent, RemoveResult>
{
    public IEnumerable<RemoveResult> Run(RemoveEvent request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        var days = context.Workspace.Options.Number(OptionDefinition.RetentionDays, store.Folder.Root);
        var before = (request.Before ?? context.Clock.GetUtcNow().AddDays(-days)).UtcDateTime;
        var plan = Removal.Plan(store, before, context.CancellationToken);
        var what = string.Create(CultureInfo.InvariantCulture, $"Remove {plan.Events:N0} events before {before:yyyy-MM-dd HH:mm:ss} UTC, in {plan.Segments} segments");
        if (context.Observer.Approve(new Change(what, store.Folder.Root)))
            yield return Removal.Run(store, before, context.CancellationToken);
    }
}
