using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>
/// Finds events that are in the store already. A double has the same format, uid and time: overlapping exports agree in all three,
/// while a cleared event log counts its uids from 1 again.
/// </summary>
internal static class Doubles
{
    private const string Keys = "format, uid, \"time\"";

    /// <summary>The segments that can hold a double of an event of this one.</summary>
    public static IReadOnlyList<Segment> Candidates(Segment segment, IEnumerable<Segment> others) => segment.Identified == 0 ? [] :
        [.. others.Where(other => other.Identified > 0 && (Overlap(segment, other) || (segment.Untimed > 0 && other.Untimed > 0)))];

    /// <summary>Finds the doubles of a segment, and leaves them in the connection's table <c>doubles</c>.</summary>
    /// <param name="connection">A connection that may read the files.</param>
    /// <param name="file">The segment's file.</param>
    /// <param name="others">Files that may hold doubles.</param>
    /// <param name="within">Whether the segment may hold doubles of its own events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many there are of each source.</returns>
    public static Dictionary<ulong, long> Find(DuckDBConnection connection, string file, IReadOnlyList<string> others, bool within, CancellationToken cancellationToken)
    {
        Run(connection, "CREATE OR REPLACE TEMP TABLE doubles (\"source\" UBIGINT, \"record\" BIGINT)", [], cancellationToken);
        if (within)
        {
            // Grouping by the hash alone finds the few rows that are worth comparing.
            Run(connection,
                $"""
                INSERT INTO doubles
                WITH identified AS (SELECT {Keys}, "source", "record", hash(uid) AS h FROM read_parquet($1) WHERE uid IS NOT NULL),
                     suspect AS (SELECT h FROM identified GROUP BY h HAVING count(*) > 1)
                SELECT "source", "record" FROM identified SEMI JOIN suspect USING (h)
                QUALIFY row_number() OVER (PARTITION BY {Keys} ORDER BY "source", "record") > 1
                """,
                [file], cancellationToken);
        }

        if (others.Count > 0)
        {
            Run(connection,
                """
                INSERT INTO doubles
                WITH mine AS (SELECT format, uid, "time", "source", "record" FROM read_parquet($1) WHERE uid IS NOT NULL),
                     bounds AS (SELECT min("time") AS low, max("time") AS high FROM mine),
                     known AS (
                         SELECT format, uid, "time" FROM read_parquet($2)
                         WHERE uid IS NOT NULL AND ("time" IS NULL OR "time" BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)))
                SELECT "source", "record" FROM mine SEMI JOIN known
                ON mine.uid = known.uid AND mine.format IS NOT DISTINCT FROM known.format AND mine."time" IS NOT DISTINCT FROM known."time"
                WHERE ("source", "record") NOT IN (SELECT ("source", "record") FROM doubles)
                """,
                [file, others], cancellationToken);
        }

        var doubles = new Dictionary<ulong, long>();
        using (var count = connection.CreateCommand("SELECT \"source\", count(*) FROM doubles GROUP BY ALL"))
        using (var rows = count.ExecuteReader(cancellationToken))
        {
            while (rows.Read())
            {
                doubles.Add(rows.GetFieldValue<ulong>(0), rows.GetInt64(1));
            }
        }

        return doubles;
    }

    /// <summary>Writes a segment's file again, without what <see cref="Find"/> found.</summary>
    public static void Write(DuckDBConnection connection, string file, string target, CancellationToken cancellationToken) => SegmentFile.Write(
        connection, $"FROM read_parquet($1) ANTI JOIN doubles USING (\"source\", \"record\") ORDER BY {SegmentFile.Order}", [file], target, cancellationToken);

    private static bool Overlap(Segment one, Segment other) =>
        one.First is { } first && one.Last is { } last && other.First is { } from && other.Last is { } to && from <= last && first <= to;

    private static void Run(DuckDBConnection connection, string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand(sql, [.. values]);
        command.ExecuteNonQuery(cancellationToken);
    }
}
