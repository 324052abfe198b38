using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows batches.</summary>
[Cmdlet(VerbsCommon.Get, "AuditBatch"), OutputType(typeof(BatchInfo))]
public sealed class GetAuditBatchCommand : OperationCommand<GetBatch, BatchInfo>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string[] BatchId { get; set; } = [];

    [Parameter]
    public BatchState? State { get; set; }

    [Parameter]
    public SwitchParameter IncludeItem { get; set; }

    [Parameter]
    public int First { get; set; } = 50;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetBatch ToRequest() => new() { BatchId = BatchId, State = State, IncludeItem = IncludeItem, First = First, Store = FullPath(Store) };
}
