using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Something that a pattern recognised, and how sure it is.</summary>
internal sealed record PatternMatch
{
    public required string Type { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    public required Severity Severity { get; init; }

    public required string Title { get; init; }

    public required string EntityType { get; init; }

    public required string EntityName { get; init; }

    /// <summary>What it is about, where the entity's name does not say it or changes.</summary>
    public string? Identity { get; init; }

    /// <summary>When what it tells of began, whatever the window; null when that is its start. Its identity goes by it.</summary>
    public long? Origin { get; init; }

    public required long Start { get; init; }

    public required long End { get; init; }

    public double? Observed { get; init; }

    public double? Expected { get; init; }

    public required long Count { get; init; }

    public required IEnumerable<EventKey> Evidence { get; init; }

    public required string Explanation { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string Query { get; init; }

    public Pattern ToFinding(EventScope scope)
    {
        var start = Microseconds.ToTime(Start);
        return new Pattern
        {
            FindingId = FindingIdentity.Of(Type, EntityType, Identity ?? EntityName, Microseconds.ToTime(Origin ?? Start)),
            Kind = FindingKind.Pattern,
            Type = Type,
            Title = Title,
            Severity = Severity,
            Score = FindingScore.Of(Severity, Confidence),
            Start = start,
            End = Microseconds.ToTime(End),
            EntityType = EntityType,
            EntityName = EntityName,
            Observed = Observed,
            Expected = Expected,
            Count = Count,
            EventId = [.. Evidence.Select(key => key.ToString())],
            Explanation = Explanation,
            Tags = Tags,
            Query = Query,
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }
}
