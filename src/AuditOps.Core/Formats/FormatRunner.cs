using System.Globalization;
using AuditOps.Core.Readers;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Segments;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>
/// One worker's database: it takes records as the table <c>input</c> and runs a format over them, which makes events of them.
/// A format reaches nothing else: outside access is off but for the folder that segments are staged in.
/// </summary>
internal sealed class FormatRunner : IDisposable
{
    private readonly DuckDBConnection database;
    private readonly string? spill;
    private readonly FormatRunners runners;
    private readonly Dictionary<string, DuckDBCommand> detections = new(StringComparer.Ordinal);

    /// <param name="staging">The only folder that it can write to; null for none.</param>
    /// <param name="memoryMegabytes">What the database may use.</param>
    /// <param name="runners">Knows what formats give.</param>
    public FormatRunner(string? staging, int memoryMegabytes, FormatRunners runners)
    {
        this.runners = runners;
        database = new DuckDBConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source=:memory:;threads=1;memory_limit={memoryMegabytes}MB"));
        database.Open();
        Execute("""
            SET TimeZone = 'UTC';
            CREATE MACRO to_utc(local_time) AS local_time;
            """);
        // By default every database in memory spills to .tmp in the current folder, and two of them take each other's blocks.
        spill = staging is null ? null : Path.Combine(staging, $"spill-{Guid.NewGuid():N}");
        Execute($"SET temp_directory = {DuckInstance.Literal(spill ?? "")}");
        if (staging is not null)
            Execute($"SET allowed_directories = [{DuckInstance.Literal(staging)}]");
        Input = new InputTable(database);
        Execute("SET enable_external_access = false; SET lock_configuration = true");
    }

    /// <summary>The connection, to write what is staged.</summary>
    public DuckDBConnection Database => database;

    /// <summary>Where records are put.</summary>
    public InputTable Input { get; }

    /// <summary>The share of the records in <see cref="Input"/> that are surely of each format.</summary>
    public IReadOnlyList<double> Detect(IReadOnlyList<FormatDefinition> formats)
    {
        try
        {
            return Detected(formats);
        }
        catch (DuckDBException) when (formats.Count > 1)
        {
            return [.. formats.Select(format => Detect([format])[0])];
        }
        catch (DuckDBException error)
        {
            var format = formats[0];
            throw FormatFile.Broken(format.File, format.DetectLine, $"the detection fails: {error.Message}", error);
        }
    }

    /// <summary>Turns the records in <see cref="Input"/> into events, and empties the input.</summary>
    /// <param name="format">The format.</param>
    /// <param name="labels">What import adds.</param>
    /// <param name="write">Takes what a FROM clause needs to give the events, writes them somewhere, and counts them there.</param>
    /// <returns>Counts of what was written.</returns>
    /// <exception cref="AuditOpsException">The format is broken; the message names the file and the line.</exception>
    public StagedEvents Run(FormatDefinition format, ImportLabels labels, Func<string, StagedEvents> write)
    {
        var records = Input.Records;
        Input.Pick(format.Fields);
        var projection = runners.Projection(format, () => Projection(format));
        Execute($"""
            CREATE OR REPLACE MACRO to_utc(local_time) AS {ToUtc(labels.TimeZone)};
            SET VARIABLE ingested = {Stamp(labels.Ingested)};
            SET VARIABLE origin = {(labels.Origin is null ? "NULL::VARCHAR" : DuckInstance.Literal(labels.Origin))};
            """);
        StagedEvents staged;
        try
        {
            staged = write($"""
                (SELECT {projection}
                FROM (
                {format.Sql}
                ) AS event JOIN inputs USING (source))
                """);
        }
        catch (DuckDBException error) when (error.ErrorType is not DuckDBErrorType.OutOfMemory)
        {
            throw Failed(format, error, linesBefore: 2);
        }

        if (staged.Records != records)
            throw FormatFile.Broken(format.File, format.Select[0].Number, string.Create(CultureInfo.InvariantCulture, $"it gives {staged.Records} events for {records} records; it must give one row for each"));
        Input.Clear();
        return staged;
    }

    public void Dispose()
    {
        foreach (var detection in detections.Values)
            detection.Dispose();
        Input.Dispose();
        database.Dispose();
        if (Directory.Exists(spill))
            Directory.Delete(spill, recursive: true);
    }

    private double[] Detected(IReadOnlyList<FormatDefinition> formats)
    {
        var sql = $"SELECT {string.Join(", ", formats.Select(format => $"({format.Detect})"))} FROM input";
        if (!detections.TryGetValue(sql, out var detection))
        {
            detection = database.CreateCommand(sql);
            detection.Prepare();
            detections.Add(sql, detection);
        }

        using var row = detection.ExecuteReader();
        row.Read();
        return [.. Enumerable.Range(0, formats.Count).Select(i => row.IsDBNull(i) ? 0 : Convert.ToDouble(row.GetValue(i), CultureInfo.InvariantCulture))];
    }

    /// <summary>The columns of an event out of those that the format gives, checked.</summary>
    private string Projection(FormatDefinition format)
    {
        IReadOnlyList<DuckDBStatement> statements;
        try
        {
            statements = database.ExtractStatements(format.Sql);
        }
        catch (DuckDBException error)
        {
            throw Failed(format, error, linesBefore: 0);
        }

        if (statements is not [{ Type: DuckDBStatementType.Select } select])
            throw FormatFile.Broken(format.File, format.Select[0].Number, "it must be exactly one SELECT");
        var given = select.Columns.ToDictionary(column => column.Name, column => column.Type.ToString(), StringComparer.OrdinalIgnoreCase);
        var unknown = given.Keys.FirstOrDefault(name => EventSchema.Named(name) is null);
        if (unknown is not null)
            throw FormatFile.Broken(format.File, format.Select[0].Number, $"an event has no column '{unknown}'; docs/formats.md lists those that exist");
        if (!given.ContainsKey("source") || !given.ContainsKey("record"))
            throw FormatFile.Broken(format.File, format.Select[0].Number, "it must give the columns source and record of input");
        return string.Join(",\n", EventSchema.All.Select(column => Column(column, given, format.Name))).Replace("\n", " ", StringComparison.Ordinal);
    }

    private static string Column(EventColumn column, Dictionary<string, string> given, string format)
    {
        var (name, type) = (column.Name(), column.SqlType());
        var value = !given.TryGetValue(name, out var has) ? null
            : string.Equals(has, type, StringComparison.OrdinalIgnoreCase) ? $"event.\"{name}\""
            : $"TRY_CAST(event.\"{name}\" AS {type})";
        return column switch
        {
            EventColumn.Ingested => $"getvariable('ingested') AS {name}",
            EventColumn.Origin => $"coalesce(getvariable('origin'), {value ?? "NULL"}) AS {name}",
            EventColumn.Format => $"coalesce({value ?? "NULL"}, {DuckInstance.Literal(format)}) AS {name}",
            EventColumn.SourceFile => "inputs.source_file",
            EventColumn.Category => $"coalesce({value ?? "NULL"}, 'unparsed') AS {name}",
            EventColumn.Outcome => $"coalesce({value ?? "NULL"}, 'unknown') AS {name}",
            EventColumn.Count => $"coalesce({value ?? "NULL"}, 1)::UINTEGER AS {name}",
            EventColumn.Severity => $"coalesce({value ?? "NULL"}, 1)::UTINYINT AS {name}",
            _ => $"{value ?? $"NULL::{type}"} AS {name}",
        };
    }

    private static AuditOpsException Failed(FormatDefinition format, DuckDBException error, int linesBefore)
    {
        var index = Math.Clamp((error.Position?.Line ?? 1) - 1 - linesBefore, 0, format.Select.Count - 1);
        var line = format.Select[index];
        return FormatFile.Broken(line.File, line.Number, error.Message, error);
    }

    private static string ToUtc(string zone) => zone is "UTC" or "Etc/UTC" ? "local_time" : $"timezone('UTC', timezone({DuckInstance.Literal(zone)}, local_time))";

    private static string Stamp(DateTime time) => $"TIMESTAMP '{time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    private void Execute(string sql, CancellationToken cancellationToken = default)
    {
        using var command = database.CreateCommand(sql);
        command.ExecuteNonQuery(cancellationToken);
    }
}
