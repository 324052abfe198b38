namespace AuditOps.Core.Shapes;

/// <summary>A pinned view of the events of one store: whatever others import or compact meanwhile, its answers belong together.</summary>
internal interface IEventReader : IDisposable
{
    /// <summary>First and last time of all events, or null when none has a time.</summary>
    (DateTime First, DateTime Last)? Range { get; }

    /// <summary>How many records there are.</summary>
    long Records { get; }

    /// <summary>Whole events, ordered by (time, source, record); those without a time come last.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="first">At most so many; null for all.</param>
    /// <param name="descending">Latest first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="only">The columns that are read beside the event's identity and time; the others stay empty. Null for all.</param>
    IEnumerable<AuditEvent> Events(
        EventFilter filter, int? first, bool descending, CancellationToken cancellationToken, IReadOnlyList<EventColumn>? only = null);

    /// <summary>Groups of events and their aggregates.</summary>
    IEnumerable<FeatureRow> Features(FeatureQuery query, CancellationToken cancellationToken);

    /// <summary>Several questions at once, which can be answered in one pass over the events.</summary>
    /// <returns>The groups of each, in the order of the queries.</returns>
    IReadOnlyList<IEnumerable<FeatureRow>> Features(IReadOnlyList<FeatureQuery> queries, CancellationToken cancellationToken);

    /// <summary>Events in order, a few columns each.</summary>
    IEventCursor Stream(EventStream stream, CancellationToken cancellationToken);

    /// <summary>Events in order on which at least one of many conditions holds.</summary>
    IRuleCursor Scan(RuleScan scan, CancellationToken cancellationToken);

    /// <summary>The user's own SELECT, on the embedded engine only.</summary>
    IEnumerable<QueryRow> Query(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken);

    /// <summary>Writes events to a file in one pass.</summary>
    /// <returns>How many.</returns>
    long Export(EventFilter filter, string file, ExportFormat format, CancellationToken cancellationToken);
}
