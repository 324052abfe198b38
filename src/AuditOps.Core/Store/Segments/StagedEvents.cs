using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>What is in staged events.</summary>
/// <param name="Sources">Counts of each source.</param>
/// <param name="InOrder">Whether they stand in the order of a segment's rows.</param>
internal sealed record StagedEvents(IReadOnlyDictionary<ulong, StagedSource> Sources, bool InOrder)
{
    /// <summary>How many events there are.</summary>
    public long Records => Sources.Values.Sum(source => source.Records);

    /// <summary>Looks at events, once for all that is asked of them.</summary>
    /// <param name="database">A connection that can read them.</param>
    /// <param name="from">The table, or the table function, that gives them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static StagedEvents Read(DuckDBConnection database, string from, CancellationToken cancellationToken)
    {
        const string Key = "ROW(coalesce(\"time\", TIMESTAMP 'infinity'), \"source\", \"record\")";
        var (sources, inOrder) = (new Dictionary<ulong, StagedSource>(), true);
        using var command = database.CreateCommand($"""
            SELECT "source", count(*), count(*) FILTER (category = 'unparsed'), min("record") FILTER (category = 'unparsed'),
                   count(*) FILTER ("time" IS NULL AND category <> 'unparsed'), min("record") FILTER ("time" IS NULL AND category <> 'unparsed'),
                   epoch_us(min("time")), epoch_us(max("time")), count("time"), count(*) FILTER (identified), min("record"), max("record"), coalesce(bool_or(back), false)
            FROM (SELECT "source", "record", "time", category, uid IS NOT NULL AS identified, {Key} < lag({Key}) OVER () AS back FROM {from})
            GROUP BY "source"
            """);
        using var row = command.ExecuteReader(cancellationToken);
        while (row.Read())
        {
            inOrder &= !row.GetBoolean(12);
            sources.Add(row.GetFieldValue<ulong>(0), new StagedSource(
                row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetInt64(5),
                row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11)));
        }

        return new StagedEvents(sources, inOrder);
    }

    /// <summary>What the catalogue keeps of a segment that holds them.</summary>
    public Segment Segment(string name, string sha256, long bytes) => new(
        name, sha256, bytes, Records, Records - Sources.Values.Sum(source => source.Timed), Sources.Values.Sum(source => source.Identified),
        Sources.Values.Min(source => source.First), Sources.Values.Max(source => source.Last),
        Sources.Keys.DefaultIfEmpty().Min(), Sources.Keys.DefaultIfEmpty().Max(),
        Sources.Values.Select(source => source.FirstRecord).DefaultIfEmpty().Min(), Sources.Values.Select(source => source.LastRecord).DefaultIfEmpty().Max());
}

/// <summary>Counts of one source in what is staged.</summary>
/// <param name="Records">Its records.</param>
/// <param name="Unparsed">Those that the format did not understand.</param>
/// <param name="FirstUnparsed">The first of them.</param>
/// <param name="Timeless">Those that were understood but name no usable time.</param>
/// <param name="FirstTimeless">The first of them.</param>
/// <param name="First">Earliest time, in microseconds since 1970; null when no record has one.</param>
/// <param name="Last">Latest time.</param>
/// <param name="Timed">Records with a time.</param>
/// <param name="Identified">Records with a uid.</param>
/// <param name="FirstRecord">Smallest record number.</param>
/// <param name="LastRecord">Greatest record number.</param>
internal sealed record StagedSource(
    long Records,
    long Unparsed,
    long? FirstUnparsed,
    long Timeless,
    long? FirstTimeless,
    long? First,
    long? Last,
    long Timed,
    long Identified,
    long FirstRecord,
    long LastRecord);
