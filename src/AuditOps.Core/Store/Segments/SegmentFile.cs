using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Writes the files of segments.</summary>
internal static class SegmentFile
{
    /// <summary>The order of a segment's rows.</summary>
    public const string Order = "\"time\" NULLS LAST, \"source\", \"record\"";

    // Measured on a million events with 32 columns: level 1 is as small as level 3; version 2 saves an eighth; and as a page is a
    // whole row group, half the usual rows make looking up one event three times as quick.
    private const string Options = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V2, ROW_GROUP_SIZE 61440";

    /// <summary>Writes what a FROM clause gives as a segment.</summary>
    /// <returns>How many events that were.</returns>
    public static long Write(DuckDBConnection connection, string from, IReadOnlyList<object?> values, string file, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", EventSchema.All.Select(Column));
        using var command = connection.CreateCommand($"COPY (SELECT {columns} {from}) TO {DuckInstance.Literal(file)} ({Options})", [.. values]);
        return command.ExecuteNonQuery(cancellationToken);
    }

    /// <summary>What a FROM clause needs to give the rows of a segment's file.</summary>
    public static string From(string file) => $"read_parquet({DuckInstance.Literal(file)})";

    /// <summary>What the catalogue keeps of a segment, once it is on the disk.</summary>
    public static Segment Describe(StagedEvents events, string name, string file, bool durable, CancellationToken cancellationToken)
    {
        if (durable)
        {
            Disk.Flush(file);
        }

        return events.Segment(name, Disk.Sha256(file, cancellationToken), new FileInfo(file).Length);
    }

    // .NET cannot hold other years, and no log means them.
    private const string Time =
        "CASE WHEN \"time\" BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999' THEN CAST(\"time\" AS TIMESTAMP) END";

    private static string Column(EventColumn column) => column == EventColumn.Time
        ? $"{Time} AS \"time\""
        : $"CAST({column.Quoted()} AS {column.SqlType()}) AS {column.Quoted()}";
}
