using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Retention;

/// <summary>Writes the events of segments anew, in files that do not overlap by time.</summary>
internal sealed class Rewrite(EventStore store, StoreWriter writer)
{
    /// <summary>Checks that segments are what their links say: what was changed outside of AuditOps must not pass into new segments.</summary>
    /// <exception cref="AuditOpsException">One is not.</exception>
    public void Verify(IReadOnlyList<Segment> inputs, CancellationToken cancellationToken)
    {
        new SegmentGuard(store.Folder, inputs).Check();
        foreach (var segment in inputs)
        {
            var file = store.Folder.Segment(segment.Name);
            if (Disk.Sha256(file, cancellationToken) != segment.Sha256)
            {
                throw new AuditOpsException(ErrorKind.InvalidData, "SegmentDamaged",
                    $"The segment '{file}' was changed outside of AuditOps, so it is left as it is. Run Test-AuditStore, and restore the file from a copy.")
                { Target = file };
            }
        }
    }

    /// <summary>Writes the events that a filter keeps.</summary>
    public IReadOnlyList<StagedSegment> Write(IReadOnlyList<Segment> inputs, EventFilter keep, CancellationToken cancellationToken)
    {
        using var connection = writer.Connect();
        var cuts = Cuts(connection, inputs, keep, cancellationToken);
        var staged = new List<StagedSegment>();
        for (var i = 0; i <= cuts.Count; i++)
        {
            DateTime? low = i == 0 ? null : cuts[i - 1];
            DateTime? high = i == cuts.Count ? null : cuts[i];
            var sql = From(new SqlText(), inputs, keep & Piece(low, high)).Add($" ORDER BY {SegmentFile.Order}");
            staged.Add(writer.Staging.From(connection, sql, cancellationToken));
        }

        return staged;
    }

    /// <summary>Puts staged segments in the place of the inputs, as a link.</summary>
    /// <returns>False if somebody else replaced or removed some of the inputs meanwhile: nothing was changed.</returns>
    public bool Replace(LinkKind kind, IReadOnlyList<Segment> inputs, IReadOnlyList<StagedSegment> staged, DateTime? before) => writer.Replace(
        new LinkContent
        {
            Kind = kind,
            Time = store.Options.Clock.GetUtcNow().UtcDateTime,
            Removed = [.. inputs.Select(segment => new RemovedSegment(segment.Name, segment.Sha256, segment.Rows))],
            Before = before,
        },
        staged);

    /// <summary>Times that part the events into pieces of at most a segment's size; events of one time stay together.</summary>
    private List<DateTime> Cuts(DuckDBConnection connection, IReadOnlyList<Segment> inputs, EventFilter keep, CancellationToken cancellationToken)
    {
        var pieces = (inputs.Sum(segment => segment.Rows) + store.Options.SegmentRows - 1) / store.Options.SegmentRows;
        if (pieces <= 1)
        {
            return [];
        }

        var shares = Enumerable.Range(1, (int)pieces - 1).Select(piece => string.Create(CultureInfo.InvariantCulture, $"{piece}.0 / {pieces}"));
        var sql = From(new SqlText().Add($"SELECT DISTINCT unnest(quantile_disc(\"time\", [{string.Join(", ", shares)}])) AS cut "), inputs,
            keep & new EventFilter.Present(EventColumn.Time)).Add(" ORDER BY cut");
        using var command = connection.CreateCommand(sql.ToString(), [.. sql.Values]);
        using var reader = command.ExecuteReader(cancellationToken);
        var cuts = new List<DateTime>();
        while (reader.Read())
        {
            cuts.Add(reader.GetDateTime(0));
        }

        return cuts;
    }

    private SqlText From(SqlText sql, IReadOnlyList<Segment> inputs, EventFilter filter)
    {
        sql.Add("FROM read_parquet(").Value(inputs.Select(segment => store.Folder.Segment(segment.Name)).ToList()).Add(") WHERE ");
        FilterSql.Add(sql, filter);
        return sql;
    }

    // Events without a time go with the last piece.
    private static EventFilter Piece(DateTime? low, DateTime? high) => (low, high) switch
    {
        (null, null) => EventFilter.All,
        (_, not null) => new EventFilter.TimeRange(low, high),
        _ => new EventFilter.Or([new EventFilter.TimeRange(low, null), new EventFilter.Not(new EventFilter.Present(EventColumn.Time))]),
    };
}
