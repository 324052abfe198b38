using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Merges small segments into large ones.</summary>
[Cmdlet(VerbsCommon.Optimize, "AuditStore", SupportsShouldProcess = true), OutputType(typeof(OptimizeResult))]
public sealed class OptimizeAuditStoreCommand : StoreCommand<OptimizeStore, OptimizeResult>
{
    /// <inheritdoc />
    protected override OptimizeStore ToRequest() => new() { Store = StorePath };
}
