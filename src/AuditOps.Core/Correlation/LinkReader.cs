using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Reads events with all by which they can be linked, only within spans of time.</summary>
internal sealed class LinkReader(EventScope scope, OperationContext context, LinkModel model)
{
    private const int MostSubjects = 1_000;

    // A stream has eight columns, so that two run side by side over the same events.
    private static readonly EventColumn[] Who =
        [EventColumn.Actor, EventColumn.Target, EventColumn.SourceIp, EventColumn.Host, EventColumn.Action, EventColumn.Outcome, EventColumn.Resource, EventColumn.Session];

    private static readonly EventColumn[] How =
        [EventColumn.Operation, EventColumn.Transaction, EventColumn.Request, EventColumn.Process, EventColumn.Pid, EventColumn.Ppid, EventColumn.Command, EventColumn.Subsystem];

    private readonly LinkKeys _keys = new();

    public LinkModel Model => model;

    public LinkKeys Keys => _keys;

    /// <summary>The events that a request is about, in order; what cannot be looked into is reported.</summary>
    /// <exception cref="AuditOpsException">None of them is there, or none has a time.</exception>
    public IReadOnlyList<LinkEvent> Subjects(IReadOnlyList<string> eventIds)
    {
        var asked = eventIds.Distinct(StringComparer.Ordinal).Select(EventKey.Parse).ToList();
        var found = scope.Events.Events(new EventFilter.Keys(asked), first: null, descending: false, context.CancellationToken, [EventColumn.Actor]).ToList();
        if (found.Count == 0)
            throw new AuditOpsException(ErrorKind.NotFound, "EventNotFound", Absence.OfEvent(scope, asked[0].ToString())) { Target = eventIds[0] };
        if (found.Count < asked.Count)
            Warn("EventNotFound", $"{Wording.Count(asked.Count - found.Count, "event")} of {Wording.Number(asked.Count)} {(asked.Count - found.Count == 1 ? "is" : "are")} not among {Absence.Place(scope)}; the others are looked into.");

        var timed = found.Where(one => one.Time is not null).ToList();
        if (timed.Count == 0)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "EventWithoutTime", $"The event '{found[0].EventId}' has no time, so that nothing can be said to come before or after it.") { Target = found[0].EventId };
        if (timed.Count > MostSubjects)
            Warn("EventsLimited", $"{Wording.Number(timed.Count)} events were named; the first {Wording.Number(MostSubjects)} of them are looked into.");

        var chosen = timed.Take(MostSubjects).Select(one => EventKey.Parse(one.EventId)).ToList();
        var subjects = Load(new EventFilter.TimeRange(timed[0].Time, timed[Math.Min(timed.Count, MostSubjects) - 1].Time!.Value.AddMicroseconds(1)) & new EventFilter.Keys(chosen));
        if (!subjects.Exists(CanBeLinked))
            Warn("NothingToLinkBy", $"The event '{subjects[0].Key}' names no user, address, resource, session, process or anything else by which others could be linked to it.");
        return subjects;
    }

    /// <summary>The events of spans of time, in order, each once.</summary>
    /// <param name="spans">First and last microsecond of each.</param>
    public List<LinkEvent> Read(IEnumerable<(long First, long Last)> spans) => Load(Times(spans));

    /// <summary>The longest span, at most that asked for, with which no more events are looked at than the model allows. A shorter one is reported.</summary>
    /// <param name="window">What was asked for.</param>
    /// <param name="spans">What is looked at with a window.</param>
    public TimeSpan Fit(TimeSpan window, Func<TimeSpan, IEnumerable<(long First, long Last)>> spans)
    {
        var fitting = window;
        while (fitting > TimeSpan.FromSeconds(1) && HoldMore(spans(fitting)))
            fitting /= 2;
        if (fitting < window)
            Warn("WindowNarrowed", $"There are more than {Wording.Number(model.MostEvents)} events in the window of {Wording.Span(window)}; those within {Wording.Span(fitting)} were looked at.");
        return fitting;
    }

    /// <summary>Whether spans hold more events than the model allows to look at.</summary>
    public bool HoldMore(params IEnumerable<(long First, long Last)> spans) => scope.Events.Records > model.MostEvents && Count(spans) > model.MostEvents;

    /// <summary>Reports what concerns the answer.</summary>
    public void Warn(string code, string message) => context.Observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.NotFound, code, message));

    private long Count(IEnumerable<(long First, long Last)> spans) =>
        scope.Events.Features(new FeatureQuery { Filter = Times(spans), Aggregates = [new Aggregate.Records()] }, context.CancellationToken).Sum(row => row.Values[0] ?? 0);

    private List<LinkEvent> Load(EventFilter filter)
    {
        var events = new List<LinkEvent>();
        using var who = scope.Events.Stream(new EventStream(filter, Who), context.CancellationToken);
        using var how = scope.Events.Stream(new EventStream(filter, How), context.CancellationToken);
        while (who.Read() && how.Read())
        {
            events.Add(_keys.Number(new LinkEvent
            {
                Key = who.Key,
                Time = who.Time,
                Count = who.Count,
                Actor = who.Text(0),
                Target = who.Text(1),
                SourceIp = who.Text(2),
                Host = who.Text(3),
                Action = who.Text(4),
                Outcome = who.Text(5),
                Resource = who.Text(6),
                Session = who.Text(7),
                Operation = how.Text(0),
                Transaction = how.Text(1),
                Request = how.Text(2),
                Process = how.Text(3),
                Pid = how.Number(4),
                Ppid = how.Number(5),
                Command = how.Text(6),
                Subsystem = how.Text(7),
            }));
        }

        return events;
    }

    private static EventFilter Times(IEnumerable<(long First, long Last)> spans)
    {
        var merged = new List<(long First, long Last)>();
        foreach (var span in spans.OrderBy(span => span.First))
        {
            if (merged.Count > 0 && span.First <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, span.Last));
            else
                merged.Add(span);
        }

        var ranges = merged.Select(EventFilter (span) => new EventFilter.TimeRange(Bound(span.First), Bound(span.Last + 1))).ToList();
        return ranges is [var only] ? only : new EventFilter.Or(ranges);
    }

    private static DateTime Bound(long microseconds) =>
        Microseconds.ToTime(Math.Clamp(microseconds, Microseconds.From(DateTime.MinValue), Microseconds.From(DateTime.MaxValue)));

    // An action alone links nothing.
    private static bool CanBeLinked(LinkEvent found) =>
        LinkKinds.All.Any(kind => kind is not LinkKind.RelatedAction && (found.Gives[(int)kind] != 0 || found.Takes[(int)kind] != 0));
}
