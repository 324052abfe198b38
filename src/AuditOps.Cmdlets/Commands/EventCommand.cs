using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet about some of the events.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class EventCommand<TRequest, TResult> : SourceCommand<TRequest, TResult>
    where TRequest : EventRequest<TResult>
{
    [Parameter, TimeArgument]
    public DateTimeOffset? Since { get; set; }

    [Parameter, TimeArgument]
    public DateTimeOffset? Until { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] EventId { get; set; } = [];

    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Actor { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] Target { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] SourceIp { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] HostName { get; set; } = [];

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Category { get; set; } = [];

    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Action { get; set; } = [];

    [Parameter]
    public Outcome? Outcome { get; set; }

    [Parameter, SupportsWildcards]
    public string[] Session { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] OperationId { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] Resource { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] ProcessName { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] Origin { get; set; } = [];

    [Parameter]
    public string? Text { get; set; }

    /// <inheritdoc />
    protected override string[] GivenEventId() => EventId;

    /// <inheritdoc />
    private protected override TRequest Locate(TRequest request, EventSource source)
    {
        EventRequest<TResult> located = base.Locate(request, source);
        return (TRequest)(located with
        {
            Since = Since,
            Until = Until,
            EventId = source.EventId,
            Actor = Actor,
            Target = Target,
            SourceIp = SourceIp,
            HostName = HostName,
            Category = Category,
            Action = Action,
            Outcome = Outcome,
            Session = Session,
            OperationId = OperationId,
            Resource = Resource,
            ProcessName = ProcessName,
            Origin = Origin,
            Text = Text,
        });
    }
}
