using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>Columns as they appear in SQL.</summary>
internal static class Columns
{
    /// <summary>The identity of an event as text.</summary>
    public const string EventId = """lower(lpad(to_hex("source"), 16, '0')) || '-' || CAST("record" AS VARCHAR)""";

    /// <summary>The column's name, quoted.</summary>
    public static string Quoted(this EventColumn column) => $"\"{column.Name()}\"";

    /// <summary>Whether the column holds a time.</summary>
    public static bool IsTime(this EventColumn column) => column is EventColumn.Time or EventColumn.Ingested;

    /// <summary>The column as text.</summary>
    public static string AsText(this EventColumn column) =>
        column.IsText() ? column.Quoted()
        : column.IsTime() ? $"strftime({column.Quoted()}, '%Y-%m-%d %H:%M:%S.%f')"
        : $"CAST({column.Quoted()} AS VARCHAR)";

    /// <summary>The column as a whole number; times are microseconds since 1970.</summary>
    public static string AsNumber(this EventColumn column) =>
        column.IsTime() ? $"epoch_us({column.Quoted()})"
        : column.IsText() ? $"TRY_CAST({column.Quoted()} AS BIGINT)"
        : column == EventColumn.Source ? column.Quoted()
        : $"CAST({column.Quoted()} AS BIGINT)";

    /// <summary>The property of <see cref="AuditEvent"/>, in camel case.</summary>
    public static string PropertyName(this EventColumn column) =>
        column == EventColumn.Severity ? "severityId" : char.ToLowerInvariant(column.ToString()[0]) + column.ToString()[1..];
}
