using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Counting;

/// <summary>
/// Answers several feature queries in one pass over the segments, each thread its own ones: the columns are read once, texts become numbers, and
/// a group is one number made of three.
/// </summary>
internal sealed class FeaturePass
{
    private readonly SegmentQueries _segments;
    private readonly IReadOnlyList<FeatureQuery> _queries;
    private readonly int _threads;
    private readonly EventFilter _common;
    private readonly PassPlan _plan;

    private FeaturePass(SegmentQueries segments, IReadOnlyList<FeatureQuery> queries, int threads, EventFilter common, PassPlan plan) =>
        (_segments, _queries, _threads, _common, _plan) = (segments, queries, threads, common, plan);

    /// <summary>The pass, or null where SQL must answer.</summary>
    public static FeaturePass? Of(SegmentQueries segments, IReadOnlyList<FeatureQuery> queries, int threads)
    {
        if (queries.Count < 2 || segments.Segments.Min(segment => segment.First) is not { } first || segments.Segments.Max(segment => segment.Last) is not { } last)
            return null;

        // What all of them ask is asked in SQL, once.
        var parts = queries.Select(query => Parts(query.Filter).ToList()).ToList();
        var common = parts[0].Where(part => parts.TrueForAll(others => others.Exists(other => SqlText.Of(other) == SqlText.Of(part)))).ToList();
        var texts = common.Select(SqlText.Of).ToHashSet(StringComparer.Ordinal);
        var own = parts.Select(all => all.Where(part => !texts.Contains(SqlText.Of(part))).ToList()).ToList();
        return PassPlan.Of(queries, own, first, last) is { } plan
            ? new FeaturePass(segments, queries, threads, common.Aggregate(EventFilter.All, (all, part) => all & part), plan)
            : null;
    }

    /// <summary>Counts, and gives the groups of each query.</summary>
    public IReadOnlyList<IEnumerable<FeatureRow>> Run(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, _threads).Select(number => new PassWorker(_plan)).ToList();
        try
        {
            Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken }, number => Count(workers[number], number, stop));
        }
        catch (AggregateException faults)
        {
            // One ends the others, whose cancellation says nothing.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.InnerExceptions.FirstOrDefault(fault => fault is not OperationCanceledException) ?? faults.InnerExceptions[0]);
        }

        return workers.Exists(worker => worker.IsTooMuch)
            ? [.. _queries.Select(query => FeatureRows.Read(_segments, query, cancellationToken))]
            : PassResult.Of(_plan, workers).Rows(_queries);
    }

    private void Count(PassWorker worker, int number, CancellationTokenSource stop)
    {
        try
        {
            using var run = _segments.Columns(_common, _plan.Select, stop.Token, (number, _threads));
            while (run is not null && !worker.IsTooMuch && run.Read())
                worker.Take(run.Columns);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private static IEnumerable<EventFilter> Parts(EventFilter filter) => filter is EventFilter.And and ? and.Parts.SelectMany(Parts) : [filter];
}
