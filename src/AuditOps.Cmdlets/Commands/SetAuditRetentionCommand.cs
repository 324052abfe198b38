using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Says how long a store keeps its events.</summary>
[Cmdlet(VerbsCommon.Set, "AuditRetention", SupportsShouldProcess = true), OutputType(typeof(RetentionInfo))]
public sealed class SetAuditRetentionCommand : OperationCommand<SetRetention, RetentionInfo>
{
    [Parameter(Position = 0)]
    public int? Days { get; set; }

    [Parameter]
    public RetentionCleanup? Cleanup { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give the retention as it now is.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override SetRetention ToRequest() => new() { Days = Days, Cleanup = Cleanup, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(RetentionInfo result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
