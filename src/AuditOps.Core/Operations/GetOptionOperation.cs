using AuditOps.Core.Configuration;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Shows options, their values and where these come from.</summary>
internal sealed class GetOptionOperation : IOperation<GetOption, OptionInfo>
{
    public IEnumerable<OptionInfo> Run(GetOption request, OperationContext context)
    {
        foreach (var name in request.Name.Where(name => !Wildcard.IsPattern(name)))
            OptionDefinition.Named(name);
        var store = context.Workspace.Options.Store(request.Store);
        return OptionDefinition.All
            .Where(option => Wildcard.IsMatchOfAny(request.Name, option.Name))
            .Select(option => Info(option, context.Workspace.Options, store));
    }

    /// <summary>An option as it stands for a store.</summary>
    public static OptionInfo Info(OptionDefinition option, Options options, string store)
    {
        var (value, definedIn) = options.Read(option, store);
        return new OptionInfo { Name = option.Name, Value = value, DefinedIn = definedIn, Description = option.Description, Variable = option.Variable };
    }
}
