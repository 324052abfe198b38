using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet about a store as a whole.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class StoreCommand<TRequest, TResult> : OperationCommand<TRequest, TResult>
    where TRequest : class, IRequest<TResult>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <summary>The store's full path, or null for the configured one.</summary>
    protected string? StorePath => FullPath(Store);
}
