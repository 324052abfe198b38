namespace AuditOps.Core.Shapes;

/// <summary>
/// Events in order of (time, source, record), read by automata whose state is bounded by their window. The third of the four shapes.
/// Events without a time are left out.
/// </summary>
/// <param name="Filter">Which events.</param>
/// <param name="Columns">At most 8 columns, beside time, source, record and count, which always come along.</param>
/// <param name="First">At most so many; null for all.</param>
internal sealed record EventStream(EventFilter Filter, IReadOnlyList<EventColumn> Columns, int? First = null);

/// <summary>Walks over the events of a stream. What it shows is valid until the next <see cref="Read"/>.</summary>
internal interface IEventCursor : IDisposable
{
    /// <summary>Goes to the next event.</summary>
    /// <returns>False after the last one. A stream cut short throws instead.</returns>
    bool Read();

    /// <summary>Microseconds since 1970, UTC.</summary>
    long Time { get; }

    /// <summary>Which event.</summary>
    EventKey Key { get; }

    /// <summary>How many times.</summary>
    long Count { get; }

    /// <summary>A text column by its place in the stream's columns; equal texts are mostly the same string.</summary>
    string? Text(int column);

    /// <summary>A number column by its place in the stream's columns.</summary>
    long? Number(int column);
}
