using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Chain;

/// <summary>Why a link was made.</summary>
internal enum LinkKind
{
    /// <summary>Events were imported.</summary>
    Append,

    /// <summary>Segments were merged; the events are the same.</summary>
    Replace,

    /// <summary>Old events were removed.</summary>
    Remove,
}

/// <summary>What one link of the chain says.</summary>
internal sealed record LinkContent
{
    public required LinkKind Kind { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime Time { get; init; }

    public IReadOnlyList<Segment> Added { get; init; } = [];

    public IReadOnlyList<RemovedSegment> Removed { get; init; } = [];

    /// <summary>How far inputs were imported by it.</summary>
    public IReadOnlyList<ImportMark> Imports { get; init; } = [];

    /// <summary>Events before this time were removed.</summary>
    public DateTime? Before { get; init; }
}

/// <summary>A segment that a link took out of the store.</summary>
internal sealed record RemovedSegment(string Name, string Sha256, long Rows);

/// <summary>How far an input was imported.</summary>
internal sealed record ImportMark(ulong Source, long Offset, long Record, string Tail);
