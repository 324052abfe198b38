using System.Reflection;

namespace AuditOps.Core.Operations;

/// <summary>All operations: each request that carries <see cref="OperationAttribute"/>, with the class that runs it.</summary>
internal static class OperationCatalog
{
    private static readonly Dictionary<Type, Type> Runners = typeof(OperationCatalog).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false })
        .SelectMany(type => type.GetInterfaces()
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<,>))
            .Select(face => (Request: face.GenericTypeArguments[0], Runner: type)))
        .ToDictionary(pair => pair.Request, pair => pair.Runner);

    /// <summary>The types of all requests, by the names of their operations.</summary>
    public static IReadOnlyList<Type> Requests { get; } =
        [.. typeof(OperationAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(OperationAttribute), inherit: false))
            .OrderBy(type => type.GetCustomAttribute<OperationAttribute>()!.Name, StringComparer.Ordinal)];

    /// <summary>Whether an operation exists for a type of request.</summary>
    public static bool Runs(Type request) => Runners.ContainsKey(request);

    /// <summary>Runs the operation of a request.</summary>
    public static IEnumerable<TResult> Run<TResult>(IRequest<TResult> request, OperationContext context)
    {
        var call = typeof(OperationCatalog).GetMethod(nameof(Start), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(request.GetType(), typeof(TResult));
        return (IEnumerable<TResult>)call.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [request, context], null)!;
    }

    private static IEnumerable<TResult> Start<TRequest, TResult>(TRequest request, OperationContext context)
        where TRequest : IRequest<TResult> =>
        ((IOperation<TRequest, TResult>)Activator.CreateInstance(Runners[typeof(TRequest)])!).Run(request, context);
}
