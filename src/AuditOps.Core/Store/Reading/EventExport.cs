using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Writes events to a file.</summary>
internal static class EventExport
{
    // What makes a formula of a spreadsheet's cell, by OWASP's list with its full-width forms; and the apostrophe, so that an import can tell ours from the text's own.
    private const string Formula = "'=', '+', '-', '@', chr(9), chr(10), chr(13), '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', ''''";

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
        var sql = new SqlText().Add("COPY (SELECT ").Add(format == ExportFormat.Parquet ? Raw() : Properties(format));
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

    private static string Properties(ExportFormat format) => $"{Columns.EventId} AS \"eventId\", " + string.Join(", ", EventSchema.All
        .Where(column => column is not (EventColumn.Source or EventColumn.Record))
        .Select(column => $"{Property(column, format)} AS \"{column.PropertyName()}\""));

    private static string Property(EventColumn column, ExportFormat format)
    {
        var value = column.Quoted();
        if (column.IsTime()) return $"strftime({value}, '%Y-%m-%dT%H:%M:%S.%fZ')";
        return format == ExportFormat.Csv && column.IsText() ? $"CASE WHEN left({value}, 1) IN ({Formula}) THEN '''' || {value} ELSE {value} END" : value;
    }

    private static string Kind(ExportFormat format) => format switch
    {
        ExportFormat.Jsonl => "FORMAT json",
        ExportFormat.Csv => "FORMAT csv, HEADER true",
        _ => "FORMAT parquet, COMPRESSION zstd",
    };
}
