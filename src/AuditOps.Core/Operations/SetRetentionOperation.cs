using System.Globalization;
using AuditOps.Core.Configuration;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Operations;

/// <summary>Says how long a store keeps its events. Nothing is removed by it: the next import may do that, where it was told to.</summary>
internal sealed class SetRetentionOperation : IOperation<SetRetention, RetentionInfo>
{
    public IEnumerable<RetentionInfo> Run(SetRetention request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        var policy = new RetentionPolicy(store, context.Workspace.Options);
        if (request is not { Days: null, Cleanup: null } && !Set(request, context, store.Folder.Root, policy))
            yield break;
        yield return policy.Info(context.CancellationToken);
    }

    private static bool Set(SetRetention request, OperationContext context, string store, RetentionPolicy policy)
    {
        var now = policy.Info(context.CancellationToken);
        var (days, cleanup) = (request.Days ?? now.Days, request.Cleanup ?? now.Cleanup);
        var who = cleanup == RetentionCleanup.Automatic ? "each import removes what is older, once a day" : "nothing is removed without being asked";
        if (!context.Observer.Approve(new Change(string.Create(CultureInfo.InvariantCulture, $"Keep events for {days} days; {who}"), store)))
            return false;
        if (request.Days is not null)
            context.Workspace.SetOption(OptionDefinition.RetentionDays, days.ToString(CultureInfo.InvariantCulture), OptionScope.Store, store);
        if (request.Cleanup is not null)
            context.Workspace.SetOption(OptionDefinition.RetentionCleanup, cleanup.ToString().ToLowerInvariant(), OptionScope.Store, store);
        return true;
    }
}
