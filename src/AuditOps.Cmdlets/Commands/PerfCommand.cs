using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet about what was measured.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class PerfCommand<TRequest, TResult> : OperationCommand<TRequest, TResult>
    where TRequest : PerfRequest<TResult>
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected sealed override TRequest ToRequest() => Request() with { Store = FullPath(Store) };

    /// <summary>The request without its store.</summary>
    protected abstract TRequest Request();
}
