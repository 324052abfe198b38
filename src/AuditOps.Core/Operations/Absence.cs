using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Says in one sentence why there is nothing to answer with.</summary>
internal static class Absence
{
    /// <summary>Warns that no event is what a request asked for, unless it was said already that its window is empty.</summary>
    public static void Warn(EventScope scope, IReadOnlyList<string> eventIds, OperationContext context)
    {
        if (scope.Events.Range is { } range && (scope.Since > range.Last || scope.Until <= range.First)) return;
        var (code, message) = (scope.Events.Records, eventIds) switch
        {
            (_, [var first, ..]) => ("EventNotFound", OfEvent(scope, first)),
            (0, _) => ("NoEvents", $"There is nothing to look at: {Holder(scope)}."),
            _ => ("NothingMatches", $"None of {Place(scope)} is what was asked for."),
        };
        context.Observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.NotFound, code, message));
    }

    /// <summary>Warns that events without a time cannot be told by periods.</summary>
    public static void WarnOfTimes(EventScope scope, OperationContext context)
    {
        if (scope.Events.Records == 0)
            Warn(scope, [], context);
        else
            context.Observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.NotFound, "NoTimes", $"None of {Place(scope)} has a time, so that nothing can be said of periods."));
    }

    /// <summary>That an event is not there, and what to do.</summary>
    public static string OfEvent(EventScope scope, string eventId) => scope.Events.Records == 0
        ? $"There is no event '{eventId}': {Holder(scope)}."
        : $"There is no event '{eventId}' among {Place(scope)}. Take an identity from the EventId of a finding or an event, and name the same store or files.";

    /// <summary>The events, by where they are.</summary>
    public static string Place(EventScope scope) => scope.Store is { } store ? $"the events of the store '{store}'" : "the events of the files";

    private static string Holder(EventScope scope) => scope.Store is { } store ? $"the store '{store}' holds no events; import logs first" : "the files hold no events";
}
