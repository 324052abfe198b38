namespace AuditOps.Cmdlets;

/// <summary>Where a request finds its events.</summary>
internal sealed record EventSource
{
    /// <summary>The store's folder, or null.</summary>
    public string? Store { get; init; }

    /// <summary>Full paths of files and folders.</summary>
    public IReadOnlyList<string> LiteralPath { get; init; } = [];

    /// <summary>Identities of the events, or none for all.</summary>
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>Text from the pipeline.</summary>
    public Stream? Input { get; init; }

    /// <summary>Equal for references into the same store or files.</summary>
    public string Key => string.Join('\0', [Store, .. LiteralPath]);

    /// <summary>One source for each store or set of files, with all events that are referred to in it.</summary>
    public static IEnumerable<EventSource> Merge(IEnumerable<EventSource> references) =>
        references.GroupBy(reference => reference.Key, StringComparer.Ordinal).Select(Union);

    // A reference without identities means all events of its source.
    private static EventSource Union(IEnumerable<EventSource> references) => references.First() with
    {
        EventId = references.Any(reference => reference.EventId.Count == 0)
            ? []
            : [.. references.SelectMany(reference => reference.EventId).Distinct(StringComparer.Ordinal)],
    };
}
