using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet whose results are findings.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class FindingCommand<TRequest, TResult> : EventCommand<TRequest, TResult>
    where TRequest : FindingRequest<TResult>
{
    [Parameter]
    public Severity MinimumSeverity { get; set; } = Severity.Informational;

    [Parameter]
    public int First { get; set; } = 1_000;

    [Parameter]
    public Severity? FailOn { get; set; }

    [Parameter]
    public string? NewSince { get; set; }

    [Parameter]
    public SwitchParameter IncludeAccepted { get; set; }

    /// <inheritdoc />
    private protected override TRequest Locate(TRequest request, EventSource source)
    {
        FindingRequest<TResult> located = base.Locate(request, source);
        return (TRequest)(located with { MinimumSeverity = MinimumSeverity, First = First, FailOn = FailOn, NewSince = NewSince, IncludeAccepted = IncludeAccepted });
    }
}
