using AuditOps.Core.Configuration;

namespace AuditOps.Core.Operations;

/// <summary>Sets an option, and shows how it stands then.</summary>
internal sealed class SetOptionOperation : IOperation<SetOption, OptionInfo>
{
    public IEnumerable<OptionInfo> Run(SetOption request, OperationContext context)
    {
        var option = OptionDefinition.Named(request.Name);
        var store = context.Workspace.Options.Store(request.Store);
        var where = request.Scope == OptionScope.User ? "your own options" : $"the store {store}";
        var what = string.IsNullOrEmpty(request.Value) ? $"Return {option.Name} to its default" : $"Set {option.Name} to '{request.Value}'";
        if (!context.Observer.Approve(new Change(what, where)))
            yield break;
        context.Workspace.SetOption(option, request.Value, request.Scope, store);
        yield return GetOptionOperation.Info(option, context.Workspace.Options, store);
    }
}
