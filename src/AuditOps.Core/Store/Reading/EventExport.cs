using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Writes events to a file.</summary>
internal static class EventExport
{
    public static long Write(EventStore store, SegmentQueries queries, EventFilter filter, string file, ExportFormat format, CancellationToken cancellationToken)
    {
        var segments = SegmentHull.Prune(queries.Segments, filter);
        try
        {
            File.WriteAllText(file, "");
            var files = queries.Segments.Select(segment => store.Folder.Segment(segment.Name));
            using var instance = DuckInstance.Open(store.Options, store.NewTemporaryFolder(), [file, .. files], []);
            using var connection = instance.Connect();
            var sql = Render(queries, segments, filter, format, file);
            KeyTables.Create(connection, sql.KeySets);
            using var command = connection.CreateCommand(sql.ToString(), [.. sql.Values]);
            using var time = queries.Time(sql.ToString(), sql.Values);
            return time.Measure(() => command.ExecuteNonQuery(cancellationToken));
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.IO)
        {
            queries.Guard.Check();
            throw;
        }
        catch (DuckDBException e)
        {
            throw queries.Guard.Explain(e);
        }
    }

    private static SqlText Render(SegmentQueries queries, IReadOnlyList<Segment> segments, EventFilter filter, ExportFormat format, string file)
    {
        var sql = new SqlText().Add("COPY (SELECT ").Add(format == ExportFormat.Parquet ? Raw() : Properties());
        if (segments.Count == 0)
        {
            sql.Add(" FROM (SELECT ").Add(string.Join(", ", EventSchema.All.Select(column => $"NULL::{column.SqlType()} AS {column.Quoted()}"))).Add(") WHERE false");
        }
        else
        {
            FilterSql.Add(queries.From(sql, segments).Add(" WHERE "), filter);
            sql.Add(" ORDER BY \"time\" NULLS LAST, \"source\", \"record\"");
        }

        return sql.Add($") TO {DuckInstance.Literal(file)} (USE_TMP_FILE false, {Kind(format)})");
    }

    private static string Raw() => $"{Columns.EventId} AS event_id, {string.Join(", ", EventSchema.All.Select(column => column.Quoted()))}";

    private static string Properties() => $"{Columns.EventId} AS \"eventId\", " + string.Join(", ", EventSchema.All
        .Where(column => column is not (EventColumn.Source or EventColumn.Record))
        .Select(column => $"{Property(column)} AS \"{column.PropertyName()}\""));

    private static string Property(EventColumn column) =>
        column.IsTime() ? $"strftime({column.Quoted()}, '%Y-%m-%dT%H:%M:%S.%fZ')" : column.Quoted();

    private static string Kind(ExportFormat format) => format switch
    {
        ExportFormat.Jsonl => "FORMAT json",
        ExportFormat.Csv => "FORMAT csv, HEADER true",
        _ => "FORMAT parquet, COMPRESSION zstd",
    };
}
