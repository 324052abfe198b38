namespace AuditOps.Core.Operations;

/// <summary>Runs the user's own SELECT over the events.</summary>
internal sealed class InvokeQueryOperation : IOperation<InvokeQuery, QueryRow>
{
    public IEnumerable<QueryRow> Run(InvokeQuery request, OperationContext context)
    {
        using var scope = context.Open(request);
        foreach (var row in scope.Events.Query(request.Query, request.Parameter, context.CancellationToken))
            yield return row;
    }
}
