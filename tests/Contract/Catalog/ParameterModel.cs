using System.Management.Automation;
using System.Reflection;
using AuditOps.Cmdlets;

namespace AuditOps.Contract.Tests.Catalog;

/// <summary>A parameter of a cmdlet as PowerShell will see it.</summary>
internal sealed record ParameterModel(PropertyInfo Property, int? Position, bool Mandatory, bool ByValue, bool ByPropertyName)
{
    public string Name => Property.Name;

    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public bool HasWildcards { get; } = CmdletModel.Attribute(Property, nameof(SupportsWildcardsAttribute)) is not null;

    public bool IsCompleted { get; } = CmdletModel.Attribute(Property, nameof(ArgumentCompleterAttribute)) is not null;

    public bool IsTransformed { get; } =
        CmdletModel.Attribute(Property, nameof(TimeArgumentAttribute)) is not null
        || CmdletModel.Attribute(Property, nameof(DurationArgumentAttribute)) is not null;

    public IReadOnlyList<string> Aliases { get; } =
        CmdletModel.Attribute(Property, nameof(AliasAttribute))?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> names
            ? [.. names.Select(name => (string)name.Value!)]
            : [];

    /// <summary>What the help says of it: the request's words, or its own where the request has no such property.</summary>
    public string? SummaryFor(OperationModel operation) =>
        (operation.Request.GetProperty(Name)?.GetCustomAttribute<SummaryAttribute>() ?? Property.GetCustomAttribute<SummaryAttribute>())?.Text;

    public static ParameterModel? From(PropertyInfo property)
    {
        if (CmdletModel.Attribute(property, nameof(ParameterAttribute)) is not { } data)
            return null;
        var position = data.NamedArguments.FirstOrDefault(argument => argument.MemberName == "Position").TypedValue.Value as int?;
        return new(
            property,
            position,
            CmdletModel.Named<bool>(data, "Mandatory"),
            CmdletModel.Named<bool>(data, "ValueFromPipeline"),
            CmdletModel.Named<bool>(data, "ValueFromPipelineByPropertyName"));
    }
}
