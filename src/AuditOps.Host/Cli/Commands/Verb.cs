using System.Reflection;

namespace AuditOps.Host.Cli.Commands;

/// <summary>An operation as the command line sees it.</summary>
/// <param name="Request">The type of its request.</param>
/// <param name="Operation">What the catalogue says about it.</param>
internal sealed record Verb(Type Request, OperationAttribute Operation)
{
    /// <summary>All operations.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        .. from type in typeof(OperationAttribute).Assembly.GetExportedTypes()
           where type.IsSealed && type.IsDefined(typeof(OperationAttribute), inherit: false)
           let operation = type.GetCustomAttribute<OperationAttribute>()!
           orderby operation.Verb
           select new Verb(type, operation),
    ];

    /// <summary>The words that are typed, such as <c>audit</c>, <c>store</c>, <c>get</c>.</summary>
    public IReadOnlyList<string> Words { get; } = Operation.Verb.Split(' ');

    /// <summary>What it yields.</summary>
    public Type Result { get; } = Request.GetInterfaces()
        .First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];

    /// <summary>Its parameters: its own first, then those that it shares with others.</summary>
    public IReadOnlyList<Parameter> Parameters() =>
        [.. Parameter.Of(Request).OrderBy(p => Depth(p.Property.DeclaringType!)).ThenBy(p => p.Property.MetadataToken)];

    private int Depth(Type declaring)
    {
        var depth = 0;
        for (var type = Request; type is not null && type != declaring; type = type.BaseType) depth++;
        return depth;
    }
}
