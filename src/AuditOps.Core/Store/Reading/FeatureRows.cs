using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Reading;

/// <summary>Answers feature queries.</summary>
internal static class FeatureRows
{
    public static IEnumerable<FeatureRow> Read(SegmentQueries queries, FeatureQuery query, CancellationToken cancellationToken)
    {
        var segments = SegmentHull.Prune(queries.Segments, query.Filter);
        if (segments.Count == 0)
        {
            // All events are one group, even when there are none.
            return query.GroupBy.Count == 0 && query.AtLeast is not > 0 ? [Nothing(query)] : [];
        }

        return Rows(queries, query, Render(queries, query, segments), cancellationToken);
    }

    private static IEnumerable<FeatureRow> Rows(SegmentQueries queries, FeatureQuery query, SqlText sql, CancellationToken cancellationToken)
    {
        using var run = queries.Run(sql, cancellationToken);
        while (run.Read())
        {
            for (var row = 0; row < run.Columns.RowCount; row++)
            {
                yield return new FeatureRow(Group(query, run.Columns, row), Values(query, run.Columns, row));
            }
        }
    }

    private static SqlText Render(SegmentQueries queries, FeatureQuery query, IReadOnlyList<Segment> segments)
    {
        var first = segments.Min(segment => segment.First) ?? 0;
        var last = segments.Max(segment => segment.Last) ?? 0;
        var names = query.GroupBy.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"g{place}")).ToList();
        var sql = new SqlText().Add("SELECT ");
        for (var i = 0; i < names.Count; i++)
        {
            sql.Add(FeatureSql.Group(query.GroupBy[i], first, last)).Add($" AS {names[i]}, ");
        }

        for (var i = 0; i < query.Aggregates.Count; i++)
        {
            FeatureSql.Add(sql.Add(i == 0 ? "" : ", "), query.Aggregates[i]);
            sql.Add(" AS a").Add(i);
        }

        FilterSql.Add(queries.From(sql, segments).Add(" WHERE "), query.Filter);
        var order = string.Join(", ", names.Select(name => $"{name} NULLS LAST"));
        _ = names.Count == 0 ? sql : sql.Add($" GROUP BY {string.Join(", ", names)}");
        _ = query.AtLeast is { } least ? sql.Add(" HAVING a0 >= ").Value(least) : sql;
        _ = query.TopValues is { } most ? sql.Insert("WITH counted AS (").Add(") SELECT * FROM counted WHERE g0 IN (SELECT g0 FROM counted WHERE g0 IS NOT NULL GROUP BY g0 ORDER BY sum(a0) DESC, g0 LIMIT ").Add(most).Add(")") : sql;
        _ = query.Top is not null ? sql.Add(" ORDER BY a0 DESC NULLS LAST").Add(order.Length == 0 ? "" : $", {order}")
            : order.Length == 0 ? sql : sql.Add($" ORDER BY {order}");
        return query.Top is { } top ? sql.Add(" LIMIT ").Add(top) : sql;
    }

    private static object?[] Group(FeatureQuery query, ChunkColumns columns, int row)
    {
        var values = new object?[query.GroupBy.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = query.GroupBy[i] switch
            {
                Feature.Column => columns.Texts(i)[row],
                var feature when FeatureSql.IsTime(feature) => Microseconds.ToTime(columns.Number(i, row)),
                _ => columns.Number(i, row),
            };
        }

        return values;
    }

    private static long?[] Values(FeatureQuery query, ChunkColumns columns, int row)
    {
        var values = new long?[query.Aggregates.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = columns.Number(query.GroupBy.Count + i, row);
        }

        return values;
    }

    private static FeatureRow Nothing(FeatureQuery query) =>
        new([], [.. query.Aggregates.Select(aggregate => aggregate switch { Aggregate.First or Aggregate.Last => null, Aggregate.Groups => 1, _ => (long?)0 })]);
}
