using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Writes segments and finds out what is in them.</summary>
internal static class SegmentFile
{
    private const string Order = "\"time\" NULLS LAST, \"source\", \"record\"";

    /// <summary>Writes the rows of a SELECT in a segment's form and order.</summary>
    public static void Write(DuckDBConnection connection, string select, IReadOnlyList<object?> values, string file, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", EventSchema.All.Select(Column));
        using var command = connection.CreateCommand(
            $"COPY (SELECT {columns} FROM ({select}) ORDER BY {Order}) TO {DuckInstance.Literal(file)} (FORMAT parquet, COMPRESSION zstd)",
            [.. values]);
        command.ExecuteNonQuery(cancellationToken);
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
    private static string Column(EventColumn column) => column == EventColumn.Time
        ? "CASE WHEN \"time\" BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999' THEN CAST(\"time\" AS TIMESTAMP) END AS \"time\""
        : $"CAST({column.Quoted()} AS {column.SqlType()}) AS {column.Quoted()}";
}
