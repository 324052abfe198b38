using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Stops batches.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AuditBatch", SupportsShouldProcess = true), OutputType(typeof(BatchInfo))]
public sealed class StopAuditBatchCommand : OperationCommand<StopBatch, BatchInfo>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string[] BatchId { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override StopBatch ToRequest() => new() { BatchId = BatchId, Store = FullPath(Store) };
}
