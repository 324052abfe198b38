using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>Renders filters. A condition on an absent value is NULL, which WHERE takes for false, and which Not turns into true.</summary>
internal static class FilterSql
{
    // DuckDB makes a join of a longer list by itself, and what is joined does not come in order.
    private const int InlineTexts = 4;

    // Asked once for each text of a Parquet dictionary.
    private const int ListedTexts = 64;
    private const int InlineKeys = 32;

    /// <summary>Adds a filter as a condition.</summary>
    public static void Add(SqlText sql, EventFilter filter)
    {
        switch (filter)
        {
            case EventFilter.And and:
                Combine(sql, and.Parts, " AND ", "true");
                break;
            case EventFilter.Or or:
                Combine(sql, or.Parts, " OR ", "false");
                break;
            case EventFilter.Not not:
                sql.Add("((");
                Add(sql, not.Part);
                sql.Add(") IS NOT TRUE)");
                break;
            case EventFilter.TimeRange range:
                Range(sql, "\"time\"", range.Since is { } since ? Bound(since) : null, range.Until is { } until ? Bound(until) : null, "<");
                break;
            case EventFilter.In list:
                In(sql, list);
                break;
            case EventFilter.Like like:
                WildcardSql.Add(sql, like.Column.AsText(), like.Wildcard);
                break;
            case EventFilter.Contains contains:
                Contains(sql, contains);
                break;
            case EventFilter.Between between:
                Range(sql, between.Column.AsNumber(), between.Low, between.High, "<=");
                break;
            case EventFilter.Present present:
                sql.Add(present.Column.Quoted()).Add(" IS NOT NULL");
                break;
            case EventFilter.Keys keys:
                Keys(sql, keys.Values);
                break;
            default:
                throw new InvalidOperationException($"There is no SQL for {filter.GetType().Name}.");
        }
    }

    private static void Combine(SqlText sql, IReadOnlyList<EventFilter> parts, string word, string without)
    {
        if (parts.Count == 0)
        {
            sql.Add(without);
            return;
        }

        sql.Add("(").Join(word, parts, part => Add(sql, part)).Add(")");
    }

    private static void Range(SqlText sql, string value, object? low, object? high, string below)
    {
        var bounds = new List<(string Comparison, object Bound)>();
        if (low is not null)
        {
            bounds.Add((" >= ", low));
        }

        if (high is not null)
        {
            bounds.Add(($" {below} ", high));
        }

        if (bounds.Count == 0)
        {
            sql.Add(value).Add(" IS NOT NULL");
            return;
        }

        sql.Add("(").Join(" AND ", bounds, bound => sql.Add(value).Add(bound.Comparison).Value(bound.Bound)).Add(")");
    }

    private static void In(SqlText sql, EventFilter.In list)
    {
        if (list.Values.Count == 0)
        {
            sql.Add("false");
            return;
        }

        if (list.Values.Count is > InlineTexts and <= ListedTexts)
        {
            sql.Add("list_contains(").Value(list.Values).Add("::VARCHAR[], ").Add(list.Column.AsText()).Add(")");
            return;
        }

        sql.Add(list.Column.AsText()).Add(" IN (");
        _ = list.Values.Count <= InlineTexts ? sql.ValueList(list.Values) : sql.SelectOf(list.Values);
        sql.Add(")");
    }

    private static void Contains(SqlText sql, EventFilter.Contains contains)
    {
        if (contains.Columns.Count == 0)
        {
            sql.Add("false");
            return;
        }

        sql.Add("(").Join(" OR ", contains.Columns, column =>
            sql.Add("contains(lower(").Add(column.AsText()).Add("), lower(").Value(contains.Text).Add("))")).Add(")");
    }

    // Bounds on each column by itself let Parquet's statistics skip row groups, which a comparison of pairs does not.
    private static void Keys(SqlText sql, IReadOnlyList<EventKey> keys)
    {
        if (keys.Count == 0)
        {
            sql.Add("false");
            return;
        }

        sql.Add("(\"source\" BETWEEN ").Value(keys.Min(key => key.Source)).Add(" AND ").Value(keys.Max(key => key.Source));
        sql.Add(" AND \"record\" BETWEEN ").Value(keys.Min(key => key.Record)).Add(" AND ").Value(keys.Max(key => key.Record));
        if (keys.Count <= InlineKeys)
        {
            sql.Add(" AND (").Join(" OR ", keys, key =>
                sql.Add("(\"source\" = ").Value(key.Source).Add(" AND \"record\" = ").Value(key.Record).Add(")")).Add(")");
        }
        else
        {
            sql.Add(" AND (\"source\", \"record\") IN (SELECT \"source\", \"record\" FROM ").Table(keys).Add(")");
        }

        sql.Add(")");
    }

    // Events are known to the microsecond, so a bound between two of them means the later one.
    private static DateTime Bound(DateTime time)
    {
        var utc = Microseconds.Utc(time);
        var excess = utc.Ticks % TimeSpan.TicksPerMicrosecond;
        return excess == 0 ? utc : utc.AddTicks(TimeSpan.TicksPerMicrosecond - excess);
    }
}
