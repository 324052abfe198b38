using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>What SQL can ask of a rule's condition: every event on which it holds passes, and others may.</summary>
internal static class LooseFilter
{
    private const int MostWords = 4;

    private static readonly EventFilter Never = new EventFilter.Or([]);

    /// <summary>Columns of lower-case words, which SQL compares to the letter.</summary>
    private static readonly EventColumn[] Words = [EventColumn.Category, EventColumn.Action, EventColumn.Outcome, EventColumn.Format];

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
            _ when parts.All(part => part is EventFilter.In) && parts.Cast<EventFilter.In>().DistinctBy(part => part.Column).Count() == 1 => OfWords(parts),
            _ => new EventFilter.Or(parts),
        };
    }

    /// <summary>Only what asks for words of the columns that hold few: cheap to ask, and the same for most conditions.</summary>
    public static EventFilter WordsOf(EventFilter loose) => loose switch
    {
        EventFilter.And and => and.Parts.Select(WordsOf).Aggregate(EventFilter.All, (all, part) => all & part),
        EventFilter.Or or => Any([.. or.Parts.Select(WordsOf)]),
        EventFilter.In list => list,
        _ => EventFilter.All,
    };

    // A longer list would become a join, and rows would no longer come in order.
    private static EventFilter OfWords(IReadOnlyList<EventFilter> lists)
    {
        List<string> words = [.. lists.Cast<EventFilter.In>().SelectMany(list => list.Values).Distinct(StringComparer.Ordinal)];
        return words.Count > MostWords ? EventFilter.All : new EventFilter.In(((EventFilter.In)lists[0]).Column, words);
    }

    private static bool IsAll(EventFilter filter) => filter is EventFilter.And { Parts: [] };

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
