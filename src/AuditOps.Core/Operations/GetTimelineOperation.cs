using AuditOps.Core.Shapes;
using AuditOps.Core.Timelines;

namespace AuditOps.Core.Operations;

/// <summary>Puts events in order and sums them up. Up to the largest number of events one query is enough; beyond it, the rest is streamed past.</summary>
internal sealed class GetTimelineOperation : IOperation<GetTimeline, Timeline>
{
    // More names than this help nobody, and would make conditions of a request without end.
    private const int MostNames = 100;

    // What takes longest to read, and most room.
    private static readonly IReadOnlyList<EventColumn> Lean = [.. EventSchema.All.Where(column => column is not (EventColumn.Data or EventColumn.Raw))];

    public IEnumerable<Timeline> Run(GetTimeline request, OperationContext context)
    {
        using var scope = context.Open(request);
        var chosen = Read(scope, scope.Filter, request, context);
        if (request.Around > TimeSpan.Zero && Neighbours(chosen.Tally, request.Around) is { } neighbours)
            chosen = Widen(chosen, scope, neighbours, request, context);
        if (chosen.Listed.Count == 0)
        {
            Absence.Warn(scope, request.EventId, context);
            yield break;
        }

        var tally = chosen.Tally;
        yield return new Timeline
        {
            Subject = TimelineSummary.Subject(request, tally),
            Start = tally.Start,
            End = tally.End,
            Duration = tally.End - tally.Start ?? TimeSpan.Zero,
            Count = tally.Count,
            Summary = TimelineSummary.Sentence(tally),
            Event = chosen.Listed,
            Gap = tally.Gaps,
            Phase = request.Phase ? TimelinePhases.Of(request, scope, context) : [],
            Actors = tally.Actors.Names(MostNames),
            Addresses = tally.Addresses.Names(MostNames),
            Hosts = tally.Hosts.Names(MostNames),
            Formats = tally.Formats.Names(MostNames),
            Subsystems = tally.Subsystems.Names(MostNames),
            Failures = tally.Failures,
            EventId = [.. chosen.Listed.Select(found => found.EventId)],
            Omitted = chosen.Omitted,
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }

    private static (List<AuditEvent> Listed, TimelineTally Tally, long Omitted) Read(
        EventScope scope, EventFilter filter, GetTimeline request, OperationContext context)
    {
        var tally = new TimelineTally(request.Gap);
        var listed = scope.Events.Events(filter, request.First + 1, descending: false, context.CancellationToken, Columns(request)).ToList();
        if (listed.Count <= request.First)
        {
            listed.ForEach(tally.Add);
            return (listed, tally, 0);
        }

        listed.RemoveAt(request.First);
        using (var stream = scope.Events.Stream(new EventStream(filter, TimelineTally.Columns), context.CancellationToken))
        {
            while (stream.Read())
                tally.Add(stream);
        }

        // A stream leaves out what has no time.
        foreach (var timeless in scope.Events.Events(filter & Timeless, first: null, descending: false, context.CancellationToken))
            tally.Add(timeless);
        var records = scope.Events.Features(new FeatureQuery { Filter = filter, Aggregates = [new Aggregate.Records()] }, context.CancellationToken);
        return (listed, tally, (records.Single().Values[0] ?? 0) - listed.Count);
    }

    // Two small queries are quick; only one question for both kinds of event has to look at everything.
    private static (List<AuditEvent> Listed, TimelineTally Tally, long Omitted) Widen(
        (List<AuditEvent> Listed, TimelineTally Tally, long Omitted) chosen, EventScope scope, EventFilter neighbours, GetTimeline request, OperationContext context)
    {
        var near = scope.Events.Events(neighbours, request.First + 1, descending: false, context.CancellationToken, Columns(request)).ToList();
        var all = chosen.Listed.UnionBy(near, found => found.EventId)
            .OrderBy(found => found.Time ?? DateTime.MaxValue).ThenBy(found => EventKey.Parse(found.EventId).Source).ThenBy(found => EventKey.Parse(found.EventId).Record).ToList();
        if (chosen.Omitted > 0 || all.Count > request.First)
            return Read(scope, new EventFilter.Or([scope.Filter, neighbours]), request, context);

        var tally = new TimelineTally(request.Gap);
        all.ForEach(tally.Add);
        return (all, tally, 0);
    }

    private static IReadOnlyList<EventColumn>? Columns(GetTimeline request) => request.Metadata ? null : Lean;

    private static EventFilter Timeless { get; } = new EventFilter.Not(new EventFilter.Present(EventColumn.Time));

    private static EventFilter? Neighbours(TimelineTally tally, TimeSpan around)
    {
        if (tally is not { Start: { } start, End: { } end })
            return null;

        EventFilter[] same =
        [
            new EventFilter.In(EventColumn.Actor, tally.Actors.Names(MostNames)),
            new EventFilter.In(EventColumn.SourceIp, tally.Addresses.Names(MostNames)),
            new EventFilter.In(EventColumn.Session, tally.Sessions.Names(MostNames)),
        ];
        DateTime? since = start - DateTime.MinValue > around ? start - around : null;
        DateTime? until = DateTime.MaxValue - end > around ? end + around + TimeSpan.FromMicroseconds(1) : null;
        return new EventFilter.TimeRange(since, until) & new EventFilter.Or([.. same.Where(part => part is EventFilter.In { Values.Count: > 0 })]);
    }
}
