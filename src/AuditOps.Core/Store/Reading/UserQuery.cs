using System.Text.Json;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Runs the user's own SELECT. The instance reaches no file but the pinned segments; this lets through one SELECT and no function that reads files.</summary>
internal static class UserQuery
{
    private static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "unnest", "repeat", "json_each", "json_tree", "summary", "pragma_table_info", "pg_timezone_names", "icu_calendar_names",
    };

    public static IEnumerable<QueryRow> Run(
        SegmentQueries queries, string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        using var connection = queries.Instance.Connect();
        Check(connection, sql);
        using var time = queries.Time(sql, [.. parameters.Values]);
        using var reader = Try(Start);
        var names = reader.Columns.Select(column => column.Name).ToArray();
        while (Try(reader.Read))
        {
            for (var row = 0; row < reader.RowCount; row++)
            {
                yield return new QueryRow(names, Values(reader, row));
            }
        }

        DuckDBChunkReader Start()
        {
            using var view = connection.CreateCommand(View(queries.Files));
            view.ExecuteNonQuery();
            using var command = connection.CreateCommand(sql);
            foreach (var (name, value) in parameters)
            {
                command.Parameters.Add(name, value);
            }

            return command.ExecuteChunks(cancellationToken);
        }

        T Try<T>(Func<T> step)
        {
            try
            {
                return time.Measure(step);
            }
            catch (Exception e) when (e is DuckDBException or InvalidOperationException or NotSupportedException)
            {
                queries.Guard.Met = true;
                throw Explain(queries, e);
            }
        }
    }

    private static string View(IReadOnlyList<string> files)
    {
        var columns = EventSchema.All.Select(column => files.Count == 0 ? $"NULL::{column.SqlType()} AS {column.Quoted()}" : column.Quoted());
        var from = files.Count == 0 ? "" : $"FROM read_parquet([{string.Join(", ", files.Select(DuckInstance.Literal))}])";
        return $"CREATE TEMP VIEW events AS SELECT {Columns.EventId} AS event_id, * FROM (SELECT {string.Join(", ", columns)} {from}){(files.Count == 0 ? " WHERE false" : "")}";
    }

    // Parsing alone, because binding a table function may already run it.
    private static void Check(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand("SELECT json_serialize_sql($1::VARCHAR)", sql);
        using var tree = JsonDocument.Parse((string)command.ExecuteScalar()!);
        var root = tree.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var message = root.GetProperty("error_message").GetString()!;
            throw root.GetProperty("error_type").GetString() == "not implemented"
                ? Refused("Only a SELECT can be run.")
                : Invalid(message + Position(root, sql));
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
        {
            throw Refused("Exactly one SELECT can be run at a time.");
        }

        CheckFunctions(root.GetProperty("statements"));
    }

    private static void CheckFunctions(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                CheckFunctions(item);
            }
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        // A constant's "type" is an object: that of its value.
        if (node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("TABLE_FUNCTION"))
        {
            var name = node.GetProperty("function").TryGetProperty("function_name", out var found) ? found.GetString() : null;
            if (name is null || !TableFunctions.Contains(name))
            {
                throw Refused($"The function {name} cannot be used: a query reads the table events and nothing else.");
            }
        }

        foreach (var property in node.EnumerateObject())
        {
            CheckFunctions(property.Value);
        }
    }

    private static object?[] Values(DuckDBChunkReader reader, int row)
    {
        var values = new object?[reader.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.Column(i).Value(row) is DateTime { Kind: DateTimeKind.Unspecified } time
                ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
                : reader.Column(i).Value(row);
        }

        return values;
    }

    private static Exception Explain(SegmentQueries queries, Exception e) => e switch
    {
        _ when queries.Guard.Damaged() is { } damaged => damaged,
        DuckDBException { ErrorType: DuckDBErrorType.Permission } => Refused(e.Message, e),
        DuckDBException { ErrorType: DuckDBErrorType.OutOfMemory } duck => queries.Guard.Explain(duck),
        _ => Invalid(e.Message, e),
    };

    private static string Position(JsonElement error, string sql)
    {
        if (!error.TryGetProperty("position", out var position) || !int.TryParse(position.GetString(), out var bytes))
        {
            return "";
        }

        var before = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(sql).AsSpan(0, Math.Min(bytes, System.Text.Encoding.UTF8.GetByteCount(sql))));
        return FormattableString.Invariant($" (line {before.Count(c => c == '\n') + 1}, column {before.Length - before.LastIndexOf('\n')})");
    }

    private static AuditOpsException Invalid(string message, Exception? cause = null) =>
        new(ErrorKind.InvalidData, "QueryInvalid", $"The query cannot be run: {message.ReplaceLineEndings(" ")}", cause);

    private static AuditOpsException Refused(string message, Exception? cause = null) =>
        new(ErrorKind.PermissionDenied, "QueryRefused", $"The query is refused: {message.ReplaceLineEndings(" ")}", cause);
}
