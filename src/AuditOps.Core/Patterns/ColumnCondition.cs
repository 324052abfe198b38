using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>A rule's condition as one that every shape understands, where it asks for nothing but texts of columns.</summary>
internal static class ColumnCondition
{
    // Our own words, which are always written in lower case; everything else is compared whatever its case.
    private static readonly EventColumn[] Vocabulary = [EventColumn.Category, EventColumn.Action, EventColumn.Outcome, EventColumn.Format];

    /// <summary>The same condition; null where it asks for something else.</summary>
    public static EventFilter? Of(EventFilter condition) => condition switch
    {
        EventFilter.And and => Parts(and.Parts) is { } parts ? new EventFilter.And(parts) : null,
        EventFilter.Or or => Parts(or.Parts) is { } parts ? Either(parts) : null,
        EventFilter.Not not => Of(not.Part) is { } part ? new EventFilter.Not(part) : null,
        EventFilter.Field { Of.Column: { } column, Test: var test } when column.IsText() => Of(column, test),
        EventFilter.Field or EventFilter.Anywhere => null,
        _ => condition,
    };

    private static EventFilter? Of(EventColumn column, FieldTest test) => test switch
    {
        FieldTest.Present => new EventFilter.Present(column),
        FieldTest.Absent => new EventFilter.Not(new EventFilter.Present(column)),
        FieldTest.Text { Pattern: [Wildcard.Literal text], CaseSensitive: true } => new EventFilter.In(column, [text.Text]),
        FieldTest.Text { Pattern: [Wildcard.Literal text] } when Vocabulary.Contains(column) => new EventFilter.In(column, [text.Text.ToLowerInvariant()]),
        FieldTest.Text { CaseSensitive: false } text when text.Pattern.All(piece => piece is not Wildcard.Set) => new EventFilter.Like(column, string.Concat(text.Pattern.Select(Word))),
        _ => null,
    };

    private static string Word(Wildcard.Piece piece) => piece switch
    {
        Wildcard.AnyText => "*",
        Wildcard.AnyCharacter => "?",
        Wildcard.Literal text => Wildcard.Escape(text.Text),
        _ => throw new InvalidOperationException($"There is no wildcard for {piece.GetType().Name}."),
    };

    private static List<EventFilter>? Parts(IReadOnlyList<EventFilter> parts)
    {
        var translated = parts.Select(Of).OfType<EventFilter>().ToList();
        return translated.Count == parts.Count ? translated : null;
    }

    /// <summary>A list of values is looked up at once.</summary>
    private static EventFilter Either(List<EventFilter> parts) => parts is [EventFilter.In first, ..] && parts.TrueForAll(part => part is EventFilter.In list && list.Column == first.Column)
        ? new EventFilter.In(first.Column, [.. parts.SelectMany(part => ((EventFilter.In)part).Values)])
        : new EventFilter.Or(parts);
}
