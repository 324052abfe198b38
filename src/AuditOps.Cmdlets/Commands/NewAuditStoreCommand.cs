using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Creates a store.</summary>
[Cmdlet(VerbsCommon.New, "AuditStore", SupportsShouldProcess = true), OutputType(typeof(StoreInfo))]
public sealed class NewAuditStoreCommand : StoreCommand<NewStore, StoreInfo>
{
    /// <inheritdoc />
    protected override NewStore ToRequest() => new() { Store = StorePath };
}
