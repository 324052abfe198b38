namespace AuditOps.Core.Operations;

/// <summary>One thing that AuditOps can do. Found by reflection; one instance a run.</summary>
/// <typeparam name="TRequest">What to do.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
internal interface IOperation<in TRequest, out TResult>
    where TRequest : IRequest<TResult>
{
    /// <summary>Does it, as the results are pulled.</summary>
    IEnumerable<TResult> Run(TRequest request, OperationContext context);
}
