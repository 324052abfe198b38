namespace AuditOps.Core.Rules.Correlation;

/// <summary>An event within a window, or the match of a correlation that is chained.</summary>
/// <param name="Event">The event; the one that completed the match.</param>
/// <param name="Weight">How often it counts: its repetitions; of a chained match 1 when it begins and 0 while it goes on.</param>
/// <param name="Rules">The correlation's rules that matched, a bit each.</param>
/// <param name="Text">The value that is counted.</param>
/// <param name="Number">The value that is summed, in millionths.</param>
/// <param name="Inner">All events of a chained match that are new with this one; null for an event itself.</param>
internal readonly record struct WindowEntry(EventPart Event, long Weight, ulong Rules, string? Text, Int128 Number, IReadOnlyList<EventPart>? Inner)
{
    public long Time => Event.Time;
}
