using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Runs a script or an operation for each item of the pipeline, as one batch.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AuditBatch", SupportsShouldProcess = true, DefaultParameterSetName = OperationSet), OutputType(typeof(BatchItem), typeof(PSObject))]
public sealed class InvokeAuditBatchCommand : BatchCommand<InvokeBatch>
{
    private const string ScriptSet = "Script";
    private const string OperationSet = "Operation";
    private readonly List<BatchInput> _items = [];

    [Parameter(Position = 0, ParameterSetName = OperationSet), SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = OperationSet)]
    public string[] Operation { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ScriptSet)]
    [Summary("The script that runs for each item, with the item as $_ and as its first argument.")]
    public ScriptBlock? Process { get; set; }

    [Parameter(ParameterSetName = ScriptSet)]
    [Summary("The script that undoes an item, with the item as $_ and as its first argument. If an item fails, all that were done are undone, latest first.")]
    public ScriptBlock? Rollback { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [Summary("The items; without a script they are operations: hashtables, objects, or JSON.")]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public BatchMode Mode { get; set; } = BatchMode.Parallel;

    [Parameter]
    public int ThrottleLimit { get; set; } = 4;

    [Parameter]
    public int Retry { get; set; }

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter FailFast { get; set; }

    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    [Parameter]
    public int MaximumSize { get; set; } = 100;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        // One more than allowed is enough to be refused, however many are to come.
        if (_items.Count > MaximumSize || (InputObject is null && !(MyInvocation.ExpectingInput && Process is not null)))
            return;
        if (Process is not null)
            _items.Add(ScriptItem.Of(InputObject));
        else
            _items.Add(new BatchInput("", InputObject!.BaseObject is string json ? json : RecordText.Of(InputObject)));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        Run(ToRequest());
        base.EndProcessing();
    }

    /// <inheritdoc />
    protected override InvokeBatch ToRequest()
    {
        var context = Process is null ? null : ScriptContext.Of(this, Rollback is null ? [Process] : [Process, Rollback]);
        return Wire(new InvokeBatch
        {
            Path = FullPaths(Path),
            Operation = Operation,
            Name = Name,
            Mode = Mode,
            ThrottleLimit = ThrottleLimit,
            Retry = Retry,
            RetryDelay = RetryDelay,
            Timeout = Timeout,
            FailFast = FailFast,
            Idempotent = Idempotent,
            MaximumSize = MaximumSize,
            Items = _items,
            Folder = CurrentProviderLocation("FileSystem").ProviderPath,
            Script = context is null ? null : new BatchScript(Process!.ToString(), Rollback?.ToString(), context.ToXml()),
            Open = context is null ? null : (script, mode) => new ScriptWork(script, context, mode),
        });
    }
}
