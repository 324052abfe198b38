using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows what a store holds.</summary>
[Cmdlet(VerbsCommon.Get, "AuditStore"), OutputType(typeof(StoreInfo))]
public sealed class GetAuditStoreCommand : StoreCommand<GetStore, StoreInfo>
{
    /// <inheritdoc />
    protected override GetStore ToRequest() => new() { Store = StorePath };
}
