using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Makes the filter of a request: values of one property are alternatives, properties must all hold.</summary>
internal static class EventFilters
{
    /// <summary>All conditions of the request, its window included.</summary>
    public static EventFilter From<TResult>(EventRequest<TResult> request) => Window(request) & Conditions(request);

    /// <summary>The conditions of the request without its window.</summary>
    public static EventFilter Conditions<TResult>(EventRequest<TResult> request) =>
        Keys(request.EventId)
        & Any(request.Actor, EventColumn.Actor)
        & Any(request.Target, EventColumn.Target)
        & Any(request.SourceIp, EventColumn.SourceIp)
        & Any(request.HostName, EventColumn.Host)
        & Any(request.Category, EventColumn.Category)
        & Any(request.Action, EventColumn.Action)
        & Outcome(request.Outcome)
        & Any(request.Session, EventColumn.Session)
        & Any(request.OperationId, EventColumn.Operation, EventColumn.Transaction, EventColumn.Request)
        & Any(request.Resource, EventColumn.Resource)
        & Any(request.ProcessName, EventColumn.Process)
        & Any(request.Origin, EventColumn.Origin)
        & Text(request.Text);

    private static EventFilter Window<TResult>(EventRequest<TResult> request) =>
        request.Since is null && request.Until is null
            ? EventFilter.All
            : new EventFilter.TimeRange(request.Since?.UtcDateTime, request.Until?.UtcDateTime);

    private static EventFilter Keys(IReadOnlyList<string> eventIds) =>
        eventIds.Count == 0 ? EventFilter.All : new EventFilter.Keys([.. eventIds.Select(EventKey.Parse)]);

    private static EventFilter Any(IReadOnlyList<string> values, params ReadOnlySpan<EventColumn> columns)
    {
        if (values.Count == 0)
            return EventFilter.All;

        var alternatives = new List<EventFilter>();
        foreach (var column in columns)
            alternatives.AddRange(values.Distinct(StringComparer.Ordinal).Select(value => new EventFilter.Like(column, value)));
        return alternatives is [var only] ? only : new EventFilter.Or(alternatives);
    }

    private static EventFilter Outcome(Outcome? outcome) => outcome is { } value ? Outcomes.Are(value) : EventFilter.All;

    private static EventFilter Text(string? text) =>
        string.IsNullOrEmpty(text)
            ? EventFilter.All
            : new EventFilter.Contains([EventColumn.Message, EventColumn.Command, EventColumn.Data, EventColumn.Raw], text);
}
