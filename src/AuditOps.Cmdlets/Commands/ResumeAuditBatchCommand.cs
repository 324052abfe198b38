using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Runs what a batch has left.</summary>
[Cmdlet(VerbsLifecycle.Resume, "AuditBatch", SupportsShouldProcess = true), OutputType(typeof(BatchItem), typeof(PSObject))]
public sealed class ResumeAuditBatchCommand : BatchCommand<ResumeBatch>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string[] BatchId { get; set; } = [];

    [Parameter]
    public SwitchParameter Failed { get; set; }

    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <inheritdoc />
    protected override ResumeBatch ToRequest() => Wire(new ResumeBatch
    {
        BatchId = BatchId,
        Failed = Failed,
        Idempotent = Idempotent,
        Open = (script, mode) => new ScriptWork(script, ScriptContext.FromXml(script.Context), mode),
    });
}
