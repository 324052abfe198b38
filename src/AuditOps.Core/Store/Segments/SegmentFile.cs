using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Writes segments and finds out what is in them.</summary>
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

    /// <summary>Whether a segment's rows stand in its order.</summary>
    public static bool IsSorted(DuckDBConnection connection, string file, CancellationToken cancellationToken)
    {
        const string Key = "ROW(coalesce(\"time\", TIMESTAMP 'infinity'), \"source\", \"record\")";
        using var command = connection.CreateCommand(
            $"SELECT count(*) FROM (SELECT {Key} < lag({Key}) OVER () AS back FROM read_parquet($1)) WHERE back", file);
        return (long)command.ExecuteScalar(cancellationToken)! == 0;
    }

    /// <summary>Reads what the catalogue keeps of a segment, and waits until it is on the disk.</summary>
    public static Segment Describe(DuckDBConnection connection, string name, string file, bool durable, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand(
            """
            SELECT count(*), count(*) - count("time"), count(uid), epoch_us(min("time")), epoch_us(max("time")),
                   min("source"), max("source"), min("record"), max("record")
            FROM read_parquet($1)
            """,
            file);
        using var reader = command.ExecuteReader(cancellationToken);
        reader.Read();
        var rows = reader.GetInt64(0);
        if (durable)
        {
            Disk.Flush(file);
        }

        return new Segment(
            name, Disk.Sha256(file, cancellationToken), new FileInfo(file).Length, rows, reader.GetInt64(1), reader.GetInt64(2),
            reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetInt64(4),
            rows == 0 ? 0 : (ulong)reader.GetValue(5), rows == 0 ? 0 : (ulong)reader.GetValue(6),
            rows == 0 ? 0 : reader.GetInt64(7), rows == 0 ? 0 : reader.GetInt64(8));
    }

    // .NET cannot hold other years, and no log means them.
    private const string Time =
        "CASE WHEN \"time\" BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999' THEN CAST(\"time\" AS TIMESTAMP) END";

    private static string Column(EventColumn column) => column == EventColumn.Time
        ? $"{Time} AS \"time\""
        : $"CAST({column.Quoted()} AS {column.SqlType()}) AS {column.Quoted()}";
}
