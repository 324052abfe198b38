namespace AuditOps.Core.Shapes;

/// <summary>Which events: a predicate tree. The first of the four shapes; only Store turns them into SQL.</summary>
internal abstract record EventFilter
{
    /// <summary>Every event.</summary>
    public static EventFilter All { get; } = new And([]);

    /// <summary>Every part holds; without parts, always.</summary>
    public sealed record And(IReadOnlyList<EventFilter> Parts) : EventFilter;

    /// <summary>At least one part holds; without parts, never.</summary>
    public sealed record Or(IReadOnlyList<EventFilter> Parts) : EventFilter;

    /// <summary>The part does not hold. An absent value counts as not matching, so it does hold here.</summary>
    public sealed record Not(EventFilter Part) : EventFilter;

    /// <summary>The time lies in [since, until); null is open.</summary>
    public sealed record TimeRange(DateTime? Since, DateTime? Until) : EventFilter;

    /// <summary>The text is one of these, to the letter.</summary>
    public sealed record In(EventColumn Column, IReadOnlyList<string> Values) : EventFilter;

    /// <summary>The text matches a PowerShell wildcard (* ? [a-z], ` escapes), whatever its case.</summary>
    public sealed record Like(EventColumn Column, string Wildcard) : EventFilter;

    /// <summary>One of the columns contains the text, whatever its case.</summary>
    public sealed record Contains(IReadOnlyList<EventColumn> Columns, string Text) : EventFilter;

    /// <summary>The number lies in [low, high]; null is open.</summary>
    public sealed record Between(EventColumn Column, long? Low, long? High) : EventFilter;

    /// <summary>The column has a value.</summary>
    public sealed record Present(EventColumn Column) : EventFilter;

    /// <summary>The event is one of these.</summary>
    public sealed record Keys(IReadOnlyList<EventKey> Values) : EventFilter;

    /// <summary>A field of the event or of its original record passes a test: a condition of a rule, only in a <see cref="RuleScan"/>.</summary>
    public sealed record Field(EventField Of, FieldTest Test) : EventFilter;

    /// <summary>The original text, or any value of the original record, passes a test: a word of a rule, only in a <see cref="RuleScan"/>.</summary>
    public sealed record Anywhere(FieldTest Test) : EventFilter;

    /// <summary>Both hold.</summary>
    public static EventFilter operator &(EventFilter left, EventFilter right) => (left, right) switch
    {
        (And { Parts: [] }, _) => right,
        (_, And { Parts: [] }) => left,
        (And a, And b) => new And([.. a.Parts, .. b.Parts]),
        (And a, _) => new And([.. a.Parts, right]),
        _ => new And([left, right]),
    };
}
