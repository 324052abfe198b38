using AuditOps.Core.Operations;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Following;

/// <summary>
/// Patterns that go on with the events that come. What comes late, or goes on from before what was read, makes the correlations begin anew.
/// What code finds is compared with what was usual, so it is sought again in the whole window. Both are done for at most a twentieth of the time.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="context">The context.</param>
/// <param name="coded">The patterns that code finds.</param>
/// <param name="content">The patterns that are correlations.</param>
internal sealed class LivePatterns(GetPattern request, OperationContext context, CodedPatterns coded, ContentPatterns content) : ILiveSearch<Pattern>
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    private readonly List<CorrelationMatch> _ended = [];
    private readonly Pace _contentPace = new(context.Clock);
    private readonly Pace _codedPace = new(context.Clock);
    private readonly long _reach = Microseconds.Of(content.Reach);
    private OrderedMatches _order = new();
    private Correlator? _correlator;
    private DateTime? _readFrom;
    private long _since = long.MinValue;
    private IReadOnlyList<PatternMatch> _coded = [];
    private bool _isStale;
    private bool _isLate;

    public bool IsBehind => (_isStale && _codedPace.IsRested) || (_isLate && _contentPace.IsRested);

    public void Read(EventNews news, CancellationToken cancellationToken)
    {
        if (PatternHistory.Of(request, news.Scope, context) is not { } history)
            return;
        if (!content.IsEmpty)
            ReadContent(news, history, cancellationToken);
        _isStale |= !coded.IsEmpty && !news.IsEmpty;
        if (_isStale && _codedPace.IsRested)
            _codedPace.Work(() => (_coded, _isStale) = ([.. coded.Matches(history)], false));
    }

    public IEnumerable<LiveFinding<Pattern>> Findings(EventScope scope, long now) =>
        Content(now).Concat(_coded.Select(match => (Match: match, IsOver: match.End + Microseconds.Of(Quiet) < now)))
            .Where(found => found.Match.Confidence >= request.Confidence)
            .Select(found => new LiveFinding<Pattern>(found.Match.ToFinding(scope), found.IsOver));

    private void ReadContent(EventNews news, PatternHistory history, CancellationToken cancellationToken)
    {
        if (_correlator is not null && !news.IsEmpty)
        {
            var isComplete = Take(news, news.From > _readFrom ? news.From : _readFrom, history.Filter, cancellationToken);
            _isLate |= !isComplete || (_readFrom is { } from && !content.IsFarEnough(history, from, InWindow()));
        }

        if (_correlator is null || (_isLate && _contentPace.IsRested))
            _contentPace.Work(() => Restart(news.Whole, history, cancellationToken));

        _correlator!.Forget(_order.Time);
        _ended.AddRange(_correlator.Ended());
    }

    private void Restart(EventNews news, PatternHistory history, CancellationToken cancellationToken)
    {
        _since = Microseconds.From(history.Since);
        content.Read(history, from =>
        {
            _ended.Clear();
            (_order, _correlator, _readFrom, _isLate) = (new OrderedMatches(), content.Correlator(), from, false);
            Take(news, from, history.Filter, cancellationToken);
            return [.. InWindow()];
        });
    }

    private IEnumerable<CorrelationMatch> InWindow() => _ended.Concat(_correlator!.Open()).Where(match => match.End >= _since);

    private bool Take(EventNews news, DateTime? from, EventFilter filter, CancellationToken cancellationToken)
    {
        var isComplete = _order.Read(news, content.Scan(filter & new EventFilter.TimeRange(from, null)), _correlator!.Take, cancellationToken);
        _ended.AddRange(_correlator.Ended());
        return isComplete;
    }

    // Which of those that overlap stands for all is known when none of them can go on, and no other can overlap them.
    private List<(PatternMatch Match, bool IsOver)> Content(long now)
    {
        var found = new List<(PatternMatch, bool)>();
        var all = _ended.Select(match => Candidate.Of(match, isOpen: false)).Concat(_correlator?.Open().Select(match => Candidate.Of(match, isOpen: true)) ?? [])
            .Where(each => each.Match.End >= _since);
        var settled = new HashSet<CorrelationMatch>(ReferenceEqualityComparer.Instance);
        foreach (var entity in all.GroupBy(each => (each.Finding.Type, each.Finding.EntityType, each.Finding.EntityName)))
        {
            foreach (var cluster in Overlapping(entity.OrderBy(each => each.Match.Start)))
            {
                var end = cluster.Max(each => each.Match.End) + _reach;
                found.AddRange(ContentPatterns.Told(cluster.Select(each => each.Finding)).Select(match => (match, end < now)));
                if (end < _order.Time && end < now && !cluster.Exists(each => each.IsOpen))
                    settled.UnionWith(cluster.Select(each => each.Match));
            }
        }

        _ended.RemoveAll(match => match.End < _since || settled.Contains(match));
        return found;
    }

    private static IEnumerable<List<Candidate>> Overlapping(IEnumerable<Candidate> byStart)
    {
        List<Candidate> cluster = [];
        var last = long.MinValue;
        foreach (var each in byStart)
        {
            if (cluster.Count > 0 && each.Match.Start > last)
            {
                yield return cluster;
                cluster = [];
            }

            cluster.Add(each);
            last = Math.Max(last, each.Match.End);
        }

        if (cluster.Count > 0)
            yield return cluster;
    }

    private sealed record Candidate(CorrelationMatch Match, bool IsOpen, PatternMatch Finding)
    {
        public static Candidate Of(CorrelationMatch match, bool isOpen) => new(match, isOpen, ContentPatterns.Finding(match));
    }
}
