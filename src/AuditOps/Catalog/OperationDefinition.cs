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

    /// <summary>What it yields.</summary>
    public Type Result { get; } = Request.GetInterfaces()
        .First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];

    /// <summary>Its parameters: its own first, then those that it shares with others.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters() =>
        [.. ParameterDefinition.Of(Request).OrderBy(p => Depth(p.Property.DeclaringType!)).ThenBy(p => p.Property.MetadataToken)];

    private int Depth(Type declaring)
    {
        var depth = 0;
        for (var type = Request; type is not null && type != declaring; type = type.BaseType) depth++;
        return depth;
    }
}
