using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>What SQL can ask of a rule's condition: every event on which it holds passes, and others may.</summary>
internal static class LooseFilter
{
    private static readonly EventFilter Never = new EventFilter.Or([]);

    /// <summary>Columns of few, lower-case words, which SQL compares to the letter; first what tells most.</summary>
    public static IReadOnlyList<EventColumn> Words { get; } = [EventColumn.Action, EventColumn.Outcome, EventColumn.Category, EventColumn.Format];

    public static EventFilter Of(EventFilter filter) => filter switch
    {
        EventFilter.And and => and.Parts.Select(Of).Aggregate(EventFilter.All, (all, part) => all & part),
        EventFilter.Or or => Any([.. or.Parts.Select(Of)]),
        EventFilter.Not { Part: EventFilter.Field field } when IsExact(field) => new EventFilter.Not(Of(field)),
        EventFilter.Field { Of.Column: { } column, Test: FieldTest.Text text } => OfText(column, text),
        EventFilter.Field { Of.Column: { } column, Test: FieldTest.Present } => new EventFilter.Present(column),
        EventFilter.Field { Of.Column: { } column, Test: FieldTest.Absent } => new EventFilter.Not(new EventFilter.Present(column)),
        EventFilter.Field or EventFilter.Anywhere or EventFilter.Not => EventFilter.All,
        _ => filter,
    };

    /// <summary>At least one of them holds, and if one always does, all events pass.</summary>
    public static EventFilter Any(IReadOnlyList<EventFilter> parts)
    {
        if (parts.Any(IsAll))
            return EventFilter.All;
        return parts switch
        {
            [] => Never,
            [var only] => only,
            _ => new EventFilter.Or(parts),
        };
    }

    /// <summary>Whether every event passes.</summary>
    public static bool IsAll(EventFilter filter) => filter is EventFilter.And { Parts: [] };

    private static bool IsExact(EventFilter.Field field) => field.Of.Column is { } column && (field.Test is FieldTest.Present or FieldTest.Absent || (Words.Contains(column) && Plain(field.Test) is not null));

    private static string? Plain(FieldTest test) => test is FieldTest.Text { Pattern: [Wildcard.Literal only] } ? only.Text : null;

    private static EventFilter OfText(EventColumn column, FieldTest.Text text)
    {
        if (!column.IsText())
            return EventFilter.All;
        if (Words.Contains(column) && Plain(text) is { } word)
            return new EventFilter.In(column, [word.ToLowerInvariant()]);
        return text.Pattern.Count == 0 ? EventFilter.All : new EventFilter.Like(column, string.Concat(text.Pattern.Select(AsWildcard)));
    }

    private static string AsWildcard(Wildcard.Piece piece) => piece switch
    {
        Wildcard.Literal literal => Wildcard.Escape(literal.Text),
        Wildcard.AnyText => "*",
        _ => "?",
    };
}
