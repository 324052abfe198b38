using System.Management.Automation;
using System.Reflection;
using AuditOps.Cmdlets;

namespace AuditOps.Contract.Tests.Catalog;

/// <summary>A cmdlet as PowerShell will see it. The reference assembly's attributes return null, so they are read as data.</summary>
internal sealed record CmdletModel(Type Type, string Verb, string Noun, bool SupportsShouldProcess)
{
    public static IReadOnlyList<CmdletModel> All { get; } =
    [
        .. typeof(ModuleLifetime).Assembly.GetTypes()
            .Select(type => (Type: type, Data: Attribute(type, nameof(CmdletAttribute))))
            .Where(pair => pair.Data is not null && !pair.Type.IsAbstract)
            .Select(pair => new CmdletModel(
                pair.Type,
                (string)pair.Data!.ConstructorArguments[0].Value!,
                (string)pair.Data.ConstructorArguments[1].Value!,
                Named<bool>(pair.Data, "SupportsShouldProcess")))
            .OrderBy(model => model.Name, StringComparer.Ordinal),
    ];

    public string Name => $"{Verb}-{Noun}";

    public IReadOnlyList<Type> OutputTypes { get; } =
        [.. Types(Attribute(Type, nameof(OutputTypeAttribute)))];

    /// <summary>Its own parameters, in the order in which a syntax line shows them.</summary>
    public IReadOnlyList<ParameterModel> Parameters { get; } =
    [
        .. Type.GetProperties()
            .Select(ParameterModel.From)
            .OfType<ParameterModel>()
            .OrderBy(parameter => parameter.Position ?? int.MaxValue)
            .ThenBy(parameter => !parameter.Mandatory)
            .ThenBy(parameter => parameter.Name, StringComparer.Ordinal),
    ];

    public static CmdletModel Of(string name) => All.Single(model => model.Name == name);

    public object NewInstance() => Activator.CreateInstance(Type)!;

    internal static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().SingleOrDefault(data => data.AttributeType.Name == name);

    internal static T? Named<T>(CustomAttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;

    private static IEnumerable<Type> Types(CustomAttributeData? data) => data?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> types
        ? types.Select(type => (Type)type.Value!)
        : [];
}
