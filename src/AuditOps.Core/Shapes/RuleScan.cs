namespace AuditOps.Core.Shapes;

/// <summary>
/// Many conditions in one pass over events in order of (time, source, record). The fourth of the four shapes. Events without a time are
/// left out.
/// </summary>
/// <param name="Filter">Which events are looked at.</param>
/// <param name="Conditions">What is asked of each.</param>
/// <param name="Fields">The fields that are read of events on which a condition holds.</param>
internal sealed record RuleScan(EventFilter Filter, IReadOnlyList<ScanCondition> Conditions, IReadOnlyList<EventField> Fields);

/// <summary>What is asked of an event: both hold.</summary>
/// <param name="Source">Which logs it is about. Conditions on the same logs share one object, and are sought together.</param>
/// <param name="Test">What is asked of their events.</param>
internal sealed record ScanCondition(EventFilter Source, EventFilter Test);

/// <summary>Walks over the events on which at least one condition of a scan holds. What it shows is valid until the next <see cref="Read"/>.</summary>
internal interface IRuleCursor : IDisposable
{
    /// <summary>Goes to the next event.</summary>
    /// <returns>False after the last one. A scan cut short throws instead.</returns>
    bool Read();

    /// <summary>Microseconds since 1970, UTC.</summary>
    long Time { get; }

    /// <summary>Which event.</summary>
    EventKey Key { get; }

    /// <summary>How many times.</summary>
    long Count { get; }

    /// <summary>The conditions that hold, by their places in the scan, ascending.</summary>
    ReadOnlySpan<int> Conditions { get; }

    /// <summary>A field as text by its place in the scan's fields; its first value where it has several, null where it is absent.</summary>
    string? Text(int field);
}
