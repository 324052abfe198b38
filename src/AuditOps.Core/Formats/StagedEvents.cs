using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>What a worker has staged.</summary>
/// <param name="Sources">Counts of each source in it.</param>
internal sealed record StagedEvents(IReadOnlyDictionary<ulong, StagedSource> Sources)
{
    /// <summary>How many events there are.</summary>
    public long Records => Sources.Values.Sum(source => source.Records);

    /// <summary>Counts events.</summary>
    /// <param name="database">The worker's connection.</param>
    /// <param name="from">The table, or the table function, that gives them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static StagedEvents Read(DuckDBConnection database, string from, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<ulong, StagedSource>();
        using (var command = database.CreateCommand($"""
            SELECT source, count(*), count(*) FILTER (category = 'unparsed'), min(record) FILTER (category = 'unparsed'),
                   count(*) FILTER (time IS NULL AND category <> 'unparsed'), min(record) FILTER (time IS NULL AND category <> 'unparsed'), min(time), max(time)
            FROM {from} GROUP BY source
            """))
        using (var reader = command.ExecuteReader(cancellationToken))
        {
            while (reader.Read())
            {
                sources.Add(reader.GetFieldValue<ulong>(0), new StagedSource(
                    reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3),
                    reader.GetInt64(4), reader.IsDBNull(5) ? null : reader.GetInt64(5),
                    reader.IsDBNull(6) ? null : reader.GetDateTime(6), reader.IsDBNull(7) ? null : reader.GetDateTime(7)));
            }
        }

        return new StagedEvents(sources);
    }
}

/// <summary>Counts of one source in what is staged.</summary>
/// <param name="Records">Its records.</param>
/// <param name="Unparsed">Those that the format did not understand.</param>
/// <param name="FirstUnparsed">The first of them.</param>
/// <param name="Timeless">Those that were understood but name no usable time.</param>
/// <param name="FirstTimeless">The first of them.</param>
/// <param name="First">Earliest time, UTC.</param>
/// <param name="Last">Latest time, UTC.</param>
internal sealed record StagedSource(long Records, long Unparsed, long? FirstUnparsed, long Timeless, long? FirstTimeless, DateTime? First, DateTime? Last);
