using System.Reflection;

namespace AuditOps.Contract.Tests.Catalog;

/// <summary>An operation of the catalogue, as its request declares it.</summary>
internal sealed record OperationModel(Type Request, OperationAttribute Operation, Type Result)
{
    public static IReadOnlyList<OperationModel> All { get; } =
    [
        .. typeof(IEngine).Assembly.GetTypes()
            .Select(type => (Type: type, Operation: type.GetCustomAttribute<OperationAttribute>()))
            .Where(pair => pair.Operation is not null)
            .Select(pair => new OperationModel(pair.Type, pair.Operation!, ResultOf(pair.Type)))
            .OrderBy(model => model.Operation.Cmdlet, StringComparer.Ordinal),
    ];

    public static OperationModel Of(string cmdlet) => All.Single(model => model.Operation.Cmdlet == cmdlet);

    /// <summary>The properties that every surface offers.</summary>
    public IReadOnlyList<PropertyInfo> Parameters { get; } =
        [.. Request.GetProperties().Where(property => property.CanWrite && property.GetCustomAttribute<WiringAttribute>() is null)];

    /// <summary>Why it is a cmdlet alone; null where every surface offers it.</summary>
    public string? CmdletOnly { get; } = Request.GetCustomAttribute<CmdletOnlyAttribute>()?.Reason;

    public object NewRequest() => Activator.CreateInstance(Request)!;

    private static Type ResultOf(Type request) => request.GetInterfaces()
        .Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
        .GetGenericArguments()[0];
}
