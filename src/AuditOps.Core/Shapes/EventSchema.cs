namespace AuditOps.Core.Shapes;

/// <summary>Names and types of an event's columns, as segments, formats and the user's own queries have them.</summary>
internal static class EventSchema
{
    /// <summary>The categories that there are.</summary>
    public static IReadOnlyList<string> Categories { get; } =
        ["authentication", "authorization", "account", "process", "file", "network", "configuration", "api", "data", "system", "consensus", "alert", "unparsed"];

    /// <summary>The columns of text that have few different values, whatever the log: together they say what kind of event it is.</summary>
    public static IReadOnlyList<EventColumn> OfKind { get; } = [EventColumn.Format, EventColumn.Subsystem, EventColumn.Category, EventColumn.Action, EventColumn.Outcome];

    private static readonly string[] Names =
        [.. Enum.GetNames<EventColumn>().Select(name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())))];

    /// <summary>Every column, in order.</summary>
    public static IReadOnlyList<EventColumn> All { get; } = Enum.GetValues<EventColumn>();

    /// <summary>The column's name in SQL, snake_case.</summary>
    public static string Name(this EventColumn column) => Names[(int)column];

    /// <summary>The column of a name, as SQL has it or as properties have it.</summary>
    public static EventColumn? Find(string name) =>
        Array.FindIndex(Names, known => string.Equals(known.Replace("_", "", StringComparison.Ordinal), name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
            ? (EventColumn)index
            : null;

    /// <summary>The column that has this very name in SQL.</summary>
    public static EventColumn? Named(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (EventColumn)index : null;

    /// <summary>The column's type in DuckDB's SQL.</summary>
    public static string SqlType(this EventColumn column) => column switch
    {
        EventColumn.Source => "UBIGINT",
        EventColumn.Record or EventColumn.Pid or EventColumn.Ppid => "BIGINT",
        EventColumn.Time or EventColumn.Ingested => "TIMESTAMP",
        EventColumn.Count => "UINTEGER",
        EventColumn.Severity => "UTINYINT",
        EventColumn.ClassUid or EventColumn.SourcePort => "INTEGER",
        _ => "VARCHAR",
    };

    /// <summary>Whether the column holds text.</summary>
    public static bool IsText(this EventColumn column) => column.SqlType() == "VARCHAR";
}
