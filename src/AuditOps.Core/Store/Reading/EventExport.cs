using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Writes events to a file beside its destination, which then takes its place as a whole.</summary>
internal static class EventExport
{
    public static long Write(EventStore store, SegmentQueries queries, EventFilter filter, string file, ExportFormat format, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        var segments = SegmentHull.Prune(queries.Segments, filter);
        try
        {
            File.WriteAllText(draft, "");
            var files = queries.Segments.Select(segment => store.Folder.Segment(segment.Name));
            using var instance = DuckInstance.Open(store.Options, store.NewTemporaryFolder(), [draft, .. files], []);
            using var connection = instance.Connect();
            var sql = Render(queries, segments, filter, format, draft);
            KeyTables.Create(connection, sql.KeySets);
            using var command = connection.CreateCommand(sql.ToString(), [.. sql.Values]);
            using var time = queries.Time(sql.ToString(), sql.Values);
            var rows = time.Measure(() => command.ExecuteNonQuery(cancellationToken));
            File.Move(draft, target, overwrite: true);
            return rows;
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.IO)
        {
            queries.Guard.Check();
            throw Disk.WriteFailed(target, e);
        }
        catch (DuckDBException e)
        {
            throw queries.Guard.Explain(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Disk.WriteFailed(target, e);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private static SqlText Render(SegmentQueries queries, IReadOnlyList<Segment> segments, EventFilter filter, ExportFormat format, string draft)
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

        return sql.Add($") TO {DuckInstance.Literal(draft)} (USE_TMP_FILE false, {Kind(format)})");
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
