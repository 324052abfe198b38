using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells the shared engine which runspaces have the module. PowerShell creates it on import and on removal.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc />
    public void OnImport() => SharedEngine.Acquire();

    /// <inheritdoc />
    public void OnRemove(PSModuleInfo psModuleInfo) => SharedEngine.Release();
}
