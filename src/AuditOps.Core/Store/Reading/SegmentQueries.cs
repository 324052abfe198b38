using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Reading;

/// <summary>Queries over the segments that a reader pinned, on one DuckDB instance that opens with the first of them.</summary>
internal sealed class SegmentQueries(StoreFolder folder, IReadOnlyList<Segment> segments, Action<string>? detail, Func<InstanceLoan> open) : IDisposable
{
    private const int MostRuns = 16;
    private readonly Lock gate = new();
    private readonly SegmentGuard guard = new(folder, segments);
    private InstanceLoan? loan;

    public IReadOnlyList<Segment> Segments => segments;

    public SegmentGuard Guard => guard;

    /// <summary>The segments' files.</summary>
    public IReadOnlyList<string> Files => [.. segments.Select(segment => folder.Segment(segment.Name))];

    /// <summary>The instance.</summary>
    public DuckInstance Instance
    {
        get
        {
            lock (gate)
            {
                return (loan ??= open()).Instance;
            }
        }
    }

    /// <summary>Starts a query.</summary>
    public QueryRun Run(SqlText sql, CancellationToken cancellationToken) => QueryRun.Start(Instance, sql, Time(sql.ToString(), sql.Values), guard, cancellationToken);

    /// <summary>Measures a statement for those who ask what takes how long.</summary>
    public QueryTime Time(string sql, IReadOnlyList<object?> values) => new(sql, values, detail);

    /// <summary>Adds the segments as what is selected from.</summary>
    public SqlText From(SqlText sql, IEnumerable<Segment> from) =>
        sql.Add(" FROM read_parquet(").Value(from.Select(segment => folder.Segment(segment.Name)).ToList()).Add(")");

    /// <summary>Reads events that have a time, in order.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="columns">SQL of the columns after time (microseconds), source and record.</param>
    /// <param name="first">At most so many; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <param name="part">Which of several parts of the segments; null for all of them.</param>
    public OrderedRows Timed(
        EventFilter filter, IReadOnlyList<string> columns, int? first, CancellationToken cancellationToken, (int Number, int Of)? part = null)
    {
        var plan = SegmentRuns.Plan(Part(filter, part));
        var sort = plan.Count > MostRuns;
        var runs = new List<RowRun>();
        try
        {
            foreach (var run in sort ? [[.. plan.SelectMany(run => run)]] : plan)
            {
                var sql = Select(columns, run, filter, "\"time\" IS NOT NULL");
                _ = sort || sql.Joins ? sql.Add(" ORDER BY \"time\", \"source\", \"record\"") : sql;
                runs.Add(new RowRun(Run(Limit(sql, first), cancellationToken)));
            }

            return new OrderedRows(runs);
        }
        catch
        {
            runs.ForEach(run => run.Dispose());
            throw;
        }
    }

    /// <summary>Whether events come in order only after all of them were sorted.</summary>
    public bool Sorts(EventFilter filter) => SegmentRuns.Plan(SegmentHull.Prune(segments, filter)).Count > MostRuns;

    /// <summary>Reads events that have a time, in any order.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="columns">SQL of the columns after time (microseconds), source and record.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="part">Which of several parts of the segments; null for all of them.</param>
    public OrderedRows Unordered(EventFilter filter, IReadOnlyList<string> columns, CancellationToken cancellationToken, (int Number, int Of)? part) =>
        Part(filter, part) is { Count: > 0 } some
            ? new([new RowRun(Run(Select(columns, some, filter, "\"time\" IS NOT NULL"), cancellationToken))])
            : new([]);

    /// <summary>Reads columns of all events, in any order; null if no segment can hold one.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="columns">SQL of the columns.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="part">Which of several parts of the segments.</param>
    public QueryRun? Columns(EventFilter filter, IReadOnlyList<string> columns, CancellationToken cancellationToken, (int Number, int Of) part)
    {
        if (Part(filter, part) is not { Count: > 0 } some)
            return null;
        var sql = From(new SqlText().Add("SELECT ").Add(string.Join(", ", columns)), some);
        FilterSql.Add(sql.Add(" WHERE "), filter);
        return Run(sql, cancellationToken);
    }

    /// <summary>Reads events that have a time, latest first, group by group of segments that overlap.</summary>
    public IEnumerable<RowRun> TimedDescending(EventFilter filter, IReadOnlyList<string> columns, int? first, CancellationToken cancellationToken) =>
        SegmentRuns.Clusters(SegmentHull.Prune(segments, filter)).Reverse().Select(cluster =>
        {
            var within = first is { } most ? filter & Latest(cluster, filter, most, cancellationToken) : filter;
            var sql = Select(columns, SegmentHull.Prune(cluster, within), within, "\"time\" IS NOT NULL");
            sql.Add(" ORDER BY \"time\" DESC, \"source\" DESC, \"record\" DESC");
            return new RowRun(Run(Limit(sql, first), cancellationToken));
        });

    /// <summary>Reads events that have no time, by source and record; null if there are none.</summary>
    public RowRun? Untimed(EventFilter filter, IReadOnlyList<string> columns, int? first, CancellationToken cancellationToken)
    {
        var holding = SegmentHull.Prune(segments, filter).Where(segment => segment.Untimed > 0).ToList();
        if (holding.Count == 0)
        {
            return null;
        }

        var sql = Select(columns, holding, filter, "\"time\" IS NULL").Add(" ORDER BY \"source\", \"record\"");
        return new RowRun(Run(Limit(sql, first), cancellationToken));
    }

    public void Dispose()
    {
        if (guard.Met)
        {
            loan?.Spoil();
        }

        loan?.Dispose();
    }

    // Whole segments, so that nothing is read twice; in turns, so that those who read the parts side by side need not wait long for one another.
    private IReadOnlyList<Segment> Part(EventFilter filter, (int Number, int Of)? part) => part is var (number, of)
        ? [.. SegmentHull.Prune(segments, filter).OrderBy(segment => segment.First).ThenBy(segment => segment.Name, StringComparer.Ordinal).Where((_, place) => place % of == number)]
        : SegmentHull.Prune(segments, filter);

    // The times alone tell where the latest events begin, so that of the other columns little has to be read.
    private EventFilter Latest(IReadOnlyList<Segment> cluster, EventFilter filter, int most, CancellationToken cancellationToken)
    {
        var sql = From(new SqlText().Add("SELECT epoch_us(min(\"time\")) FROM (SELECT \"time\""), cluster);
        FilterSql.Add(sql.Add(" WHERE \"time\" IS NOT NULL AND "), filter);
        using var run = Run(sql.Add(" ORDER BY \"time\" DESC LIMIT ").Add(most).Add(")"), cancellationToken);
        return run.Read() && run.Columns.Number(0, 0) is { } start ? new EventFilter.TimeRange(Microseconds.ToTime(start), null) : EventFilter.All;
    }

    private SqlText Select(IReadOnlyList<string> columns, IEnumerable<Segment> from, EventFilter filter, string also)
    {
        var sql = From(new SqlText().Add("SELECT epoch_us(\"time\"), \"source\", \"record\"").Add(string.Concat(columns.Select(column => ", " + column))), from);
        FilterSql.Add(sql.Add($" WHERE {also} AND "), filter);
        return sql;
    }

    private static SqlText Limit(SqlText sql, int? first) => first is { } most ? sql.Add(" LIMIT ").Add(most) : sql;
}
