using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Timelines;

/// <summary>Sums up events as they come, in order of time: how many, who, from where, and the pauses.</summary>
/// <param name="gap">The shortest pause that is kept.</param>
internal sealed class TimelineTally(TimeSpan gap)
{
    /// <summary>What a stream must bring for <see cref="Add(IEventCursor)"/>.</summary>
    public static readonly IReadOnlyList<EventColumn> Columns =
        [EventColumn.Actor, EventColumn.SourceIp, EventColumn.Session, EventColumn.Subsystem, EventColumn.Outcome, EventColumn.Host, EventColumn.Format];

    public Participants Actors { get; } = new();

    public Participants Addresses { get; } = new();

    public Participants Sessions { get; } = new();

    public Participants Subsystems { get; } = new();

    public Participants Hosts { get; } = new();

    public Participants Formats { get; } = new();

    public List<TimelineGap> Gaps { get; } = [];

    public DateTime? Start { get; private set; }

    public DateTime? End { get; private set; }

    public long Count { get; private set; }

    public long Failures { get; private set; }

    public void Add(AuditEvent found) =>
        Add(found.Time, found.Count, found.Actor, found.SourceIp, found.Session, found.Subsystem, found.Outcome, found.Host, found.Format);

    public void Add(IEventCursor at) =>
        Add(Microseconds.ToTime(at.Time), at.Count, at.Text(0), at.Text(1), at.Text(2), at.Text(3), at.Text(4), at.Text(5), at.Text(6));

    private void Add(DateTime? time, long count, string? actor, string? address, string? session, string? subsystem, string? outcome, string? host, string? format)
    {
        Count += count;
        if (outcome == Outcomes.Failure)
            Failures += count;
        Actors.Add(actor, count);
        Addresses.Add(address, count);
        Sessions.Add(session, count);
        Subsystems.Add(subsystem, count);
        Hosts.Add(host, count);
        Formats.Add(format, count);
        if (time is { } at)
            Advance(at);
    }

    private void Advance(DateTime at)
    {
        if (End is { } last && at - last >= gap && at > last)
            Gaps.Add(new TimelineGap { Start = last, End = at, Duration = at - last });
        Start ??= at;
        End = at;
    }
}
