using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet that runs the items of a batch.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class BatchCommand<TRequest> : OperationCommand<TRequest, BatchItem>
    where TRequest : BatchRequest
{
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    [Parameter]
    public int OutputLimit { get; set; } = 1_000;

    [Parameter]
    [Summary("A script that runs in this session each time an item has ended, with $_.Current, $_.Total and $_.Operation, which are its arguments too.")]
    public ScriptBlock? OnProgress { get; set; }

    [Parameter]
    [Summary("Write one result for each item, which tells what became of it and holds what it wrote, instead of what it wrote.")]
    public SwitchParameter Detailed { get; set; }

    [Parameter]
    [Summary("A variable that then holds the batch, summed up: its identity, counts, duration and success rate.")]
    public string? SummaryVariable { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Sum(null);
    }

    /// <inheritdoc />
    protected override void Emit(BatchItem result)
    {
        if (Detailed)
            WriteObject(result);
        else
            WriteObject(result.Output, enumerateCollection: true);
    }

    /// <summary>A request with what all of these share.</summary>
    protected T Wire<T>(T request)
        where T : BatchRequest => request with
        {
            Ordered = Ordered,
            OutputLimit = OutputLimit,
            Store = FullPath(Store),
            OnOutput = Write,
            KeepsOutput = Detailed,
            EndsAtFailure = EndsAtError,
            OnProgress = OnProgress is null ? null : Tell,
            OnEnd = End,
        };

    // In a function the variable may hold any text that PowerShell understands.
    private bool EndsAtError => LanguagePrimitives.TryConvertTo<ActionPreference>(
        MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var action) ? action : SessionState.PSVariable.GetValue("ErrorActionPreference"), out var preference)
        && preference == ActionPreference.Stop;

    private void Sum(BatchInfo? batch)
    {
        if (SummaryVariable is { Length: > 0 } name)
            SessionState.PSVariable.Set(name, batch);
    }

    private void Write(BatchInput input, BatchOutput output)
    {
        switch (output.Stream)
        {
            case BatchStream.Output when !Detailed:
                WriteObject(output.Value);
                break;
            case BatchStream.Error:
                WriteError(ErrorOf(input, output));
                break;
            case BatchStream.Warning:
                WriteWarning(output.Text);
                break;
            case BatchStream.Verbose:
                WriteVerbose(output.Text);
                break;
            case BatchStream.Debug:
                WriteDebug(output.Text);
                break;
            case BatchStream.Information:
                WriteInformation((InformationRecord)output.Value!);
                break;
            default:
                break;
        }
    }

    private static ErrorRecord ErrorOf(BatchInput input, BatchOutput output)
    {
        var record = output.Value as ErrorRecord ?? ErrorRecords.From((AuditOpsException)output.Value!);
        return new ErrorRecord(record.Exception, record.FullyQualifiedErrorId, record.CategoryInfo.Category, input.Value ?? input.Label)
        {
            ErrorDetails = record.ErrorDetails ?? new ErrorDetails(output.Text),
        };
    }

    private void Tell(BatchProgress progress)
    {
        try
        {
            OnProgress!.InvokeWithContext(null, [new PSVariable("_", progress)], progress.Current, progress.Total, progress.Operation);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            // What only watches does not end the batch.
            WriteError(error.ErrorRecord);
        }
    }

    private void End(BatchInfo batch)
    {
        Sum(batch);
        WriteVerbose($"Batch {batch.BatchId}: {batch.Succeeded} of {batch.Total} items done, {batch.Failed} failed, {batch.Skipped} not begun, in {Cell.Duration(batch.Duration)}.");
    }
}
