using System.Reflection;

namespace AuditOps;

/// <summary>An operation of the catalogue, from which surfaces are derived.</summary>
/// <param name="Request">The type of its request.</param>
/// <param name="Operation">What the catalogue says about it.</param>
public sealed record OperationDefinition(Type Request, OperationAttribute Operation)
{
    /// <summary>All operations that every surface offers, by the names of their tools.</summary>
    public static IReadOnlyList<OperationDefinition> All { get; } =
    [
        .. typeof(OperationAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSealed && type.IsDefined(typeof(OperationAttribute), inherit: false) && !type.IsDefined(typeof(CmdletOnlyAttribute)))
            .Select(type => new OperationDefinition(type, type.GetCustomAttribute<OperationAttribute>()!))
            .OrderBy(definition => definition.Operation.Name, StringComparer.Ordinal),
    ];

    /// <summary>All of them, and all that they are also called: what derived surfaces offer.</summary>
    public static IReadOnlyList<OperationDefinition> Offered { get; } =
        [.. All.Concat(All.SelectMany(definition => definition.Aliases())).OrderBy(definition => definition.Operation.Name, StringComparer.Ordinal)];

    /// <summary>The operation's own tool, where this is another name of it.</summary>
    public string? AliasOf { get; private init; }

    /// <summary>What the name sets, that nobody can give.</summary>
    public IReadOnlyList<(PropertyInfo Property, object Value)> Presets =>
        [.. Attributes<PresetAttribute>().Where(preset => preset.Attribute.Alias == Operation.Name).Select(preset => (preset.Property, preset.Attribute.Value))];

    /// <summary>What it yields.</summary>
    public Type Result { get; } = Request.GetInterfaces()
        .First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];

    /// <summary>Its parameters: its own first, then those that it shares with others.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters()
    {
        List<ParameterDefinition> all = [.. ParameterDefinition.Of(Request).OrderBy(p => Depth(p.Property.DeclaringType!)).ThenBy(p => p.Property.MetadataToken)];
        var named = Attributes<CalledInAttribute>().Where(called => called.Attribute.Alias == Operation.Name).ToDictionary(called => called.Property.Name, called => called.Attribute);
        return named.Count == 0 ? all
            : [.. all.Where(p => named.ContainsKey(p.Property.Name)).Select(p => p.CalledAs(named[p.Property.Name])).OrderBy(p => p.Position ?? int.MaxValue)];
    }

    private IEnumerable<OperationDefinition> Aliases() => Request.GetCustomAttributes<OperationAliasAttribute>().Select(alias => this with
    {
        AliasOf = Operation.Name,
        Operation = new OperationAttribute(alias.Name, alias.Verb, Operation.Cmdlet, alias.Summary ?? Operation.Summary)
        {
            Permission = Operation.Permission,
            Effect = Operation.Effect,
            Idempotent = Operation.Idempotent,
            Recorded = Operation.Recorded,
            OpenWorld = Operation.OpenWorld,
        },
    });

    private IEnumerable<(PropertyInfo Property, T Attribute)> Attributes<T>()
        where T : Attribute => Request.GetProperties().SelectMany(property => property.GetCustomAttributes<T>().Select(attribute => (property, attribute)));

    private int Depth(Type declaring)
    {
        var depth = 0;
        for (var type = Request; type is not null && type != declaring; type = type.BaseType) depth++;
        return depth;
    }
}
