using System.Globalization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Findings;

/// <summary>Writes the SELECT over <c>events</c> that shows a finding's events again.</summary>
internal static class EventSelect
{
    /// <summary>Events between two times, both inclusive, whose columns have these values; null where the column is empty.</summary>
    public static string Text(DateTime start, DateTime end, params ReadOnlySpan<(EventColumn Column, string? Value)> conditions)
    {
        var parts = new List<string> { $"time BETWEEN {Literal(start)} AND {Literal(end)}" };
        foreach (var (column, value) in conditions)
            parts.Add(value is null ? $"{column.Name()} IS NULL" : $"{column.Name()} = {Literal(value)}");
        return $"SELECT * FROM events WHERE {string.Join(" AND ", parts)} ORDER BY time, source, record";
    }

    private static string Literal(DateTime time) =>
        $"TIMESTAMP '{time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    // A NUL cannot stand in the text of a statement.
    private static string Literal(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? string.Join(" || chr(0) || ", text.Split('\0').Select(Literal))
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
