using System.Reflection;
using System.Runtime.Loader;

namespace AuditOps.Cmdlets;

/// <summary>
/// The private context of the engine and all its dependencies, so that no other module's copy of a library can get in its way.
/// Only AuditOps.dll is shared: both sides must see the same types.
/// </summary>
internal sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _dependencies;

    private EngineLoadContext(string core)
        : base("AuditOps") => _dependencies = new AssemblyDependencyResolver(core);

    /// <summary>Loads the engine from a folder.</summary>
    /// <returns>What makes an engine.</returns>
    public static Func<IEngine> Load(string folder)
    {
        var core = Path.Combine(folder, "AuditOps.Core.dll");
        if (!File.Exists(core))
        {
            throw new AuditOpsException(
                ErrorKind.ResourceUnavailable,
                "EngineNotFound",
                $"The engine was not found: there is no '{core}'. Build it with './build.ps1', or install the whole module again.")
            { Target = core };
        }

        return new EngineLoadContext(core)
            .LoadFromAssemblyPath(core)
            .GetType("AuditOps.Core.EngineFactory", throwOnError: true)!
            .GetMethod("Create", BindingFlags.Public | BindingFlags.Static, [])!
            .CreateDelegate<Func<IEngine>>();
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(IEngine).Assembly.GetName().Name
            ? null
            : _dependencies.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _dependencies.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
