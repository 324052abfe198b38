using System.Diagnostics;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Writes events into a store; what is piped, a thousand at a time.</summary>
[Cmdlet(VerbsCommunications.Write, "AuditEvent", SupportsShouldProcess = true), OutputType(typeof(WriteResult))]
public sealed class WriteAuditEventCommand : OperationCommand<WriteEvent, WriteResult>
{
    private const int Most = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly List<WriteEvent> _waiting = [];
    private long _since;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public EventKind? Kind { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Actor { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Action { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Outcome? Outcome { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Target { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Resource { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Within { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SourceIp { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? HostName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProcessName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Session { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? OperationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string? Category { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Severity? Severity { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true), JsonArgument]
    public string? Data { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true), TimeArgument]
    public DateTimeOffset? Time { get; set; }

    [Parameter]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give what was written: the store, how many events, and the identity of each.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (_waiting.Count == 0)
            _since = Stopwatch.GetTimestamp();
        _waiting.Add(ToRequest());

        // A pipeline that goes on for ever must not keep what it has.
        if (_waiting.Count >= Most || (MyInvocation.ExpectingInput && Stopwatch.GetElapsedTime(_since) >= Longest))
            Write();
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        Write();
        base.EndProcessing();
    }

    /// <inheritdoc />
    protected override WriteEvent ToRequest() => new()
    {
        Kind = Kind,
        Actor = Actor,
        Action = Action,
        Outcome = Outcome,
        Target = Target,
        Resource = Resource,
        Within = Within,
        SourceIp = SourceIp,
        HostName = HostName,
        ProcessName = ProcessName,
        Session = Session,
        OperationId = OperationId,
        Category = Category,
        Severity = Severity,
        Message = Message,
        Data = Data,
        Time = Time ?? DateTimeOffset.UtcNow,
        Store = FullPath(Store),
    };

    /// <inheritdoc />
    protected override void Emit(WriteResult result)
    {
        if (PassThru)
            WriteObject(result);
    }

    private void Write()
    {
        if (_waiting.Count == 0)
            return;
        var first = _waiting[0] with { More = [.. _waiting.Skip(1)] };
        _waiting.Clear();
        Run(first);
    }
}
