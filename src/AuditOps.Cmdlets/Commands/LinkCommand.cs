using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet about what events have to do with others.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class LinkCommand<TRequest, TResult> : SourceCommand<TRequest, TResult>
    where TRequest : LinkRequest<TResult>
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] EventId { get; set; } = [];

    [Parameter]
    public string[] Weight { get; set; } = [];

    /// <inheritdoc />
    protected override string[] GivenEventId() => EventId;

    /// <inheritdoc />
    private protected override TRequest Locate(TRequest request, EventSource source)
    {
        LinkRequest<TResult> located = base.Locate(request, source);
        return (TRequest)(located with { EventId = source.EventId, Weight = Weight });
    }
}
