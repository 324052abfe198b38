namespace AuditOps.Core.Operations;

/// <summary>Reads events, as they are pulled.</summary>
internal sealed class GetEventOperation : IOperation<GetEvent, AuditEvent>
{
    public IEnumerable<AuditEvent> Run(GetEvent request, OperationContext context)
    {
        using var scope = context.Open(request);
        foreach (var found in scope.Events.Events(scope.Filter, request.First, request.Descending, context.CancellationToken))
            yield return found;
    }
}
