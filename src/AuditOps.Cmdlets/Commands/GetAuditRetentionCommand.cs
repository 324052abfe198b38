using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells how long a store keeps its events.</summary>
[Cmdlet(VerbsCommon.Get, "AuditRetention"), OutputType(typeof(RetentionInfo))]
public sealed class GetAuditRetentionCommand : StoreCommand<GetRetention, RetentionInfo>
{
    /// <inheritdoc />
    protected override GetRetention ToRequest() => new() { Store = StorePath };
}
