using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Removes the events before a time.</summary>
[Cmdlet(VerbsCommon.Remove, "AuditEvent", SupportsShouldProcess = true), OutputType(typeof(RemoveResult))]
public sealed class RemoveAuditEventCommand : StoreCommand<RemoveEvent, RemoveResult>
{
    [Parameter, TimeArgument]
    public DateTimeOffset? Before { get; set; }

    /// <inheritdoc />
    protected override RemoveEvent ToRequest() => new() { Store = StorePath, Before = Before };
}
