using AuditOps.Core.Operations;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Following;

/// <summary>
/// Rules that go on with the events that come. What comes late makes them begin anew, so that they find what they would have found had it
/// come in time; that is done for at most a twentieth of the time, and until then what comes in order goes on without it.
/// </summary>
/// <param name="search">The rules.</param>
/// <param name="clock">The clock.</param>
internal sealed class LiveRules(RuleSearch search, TimeProvider clock) : ILiveSearch<RuleMatch>
{
    private readonly Pace _pace = new(clock);
    private OrderedMatches _order = new();
    private RuleRun _run = new(search);
    private bool _isLate;

    public bool IsBehind => _isLate && _pace.IsRested;

    public void Read(EventNews news, CancellationToken cancellationToken)
    {
        if (search.IsEmpty)
            return;
        if (!news.IsEmpty)
            _isLate |= !Take(news, cancellationToken);
        if (IsBehind)
            _pace.Work(() => Restart(news, cancellationToken));
        _run.Forget(_order.Time);
    }

    public IEnumerable<LiveFinding<RuleMatch>> Findings(EventScope scope, long now) =>
        _run.Ended().Concat(_run.Open()).Select(tally => new LiveFinding<RuleMatch>(tally.ToFinding(scope), tally.End + Microseconds.Of(Quiet(tally.Rule)) < now));

    private static TimeSpan Quiet(Rule rule) => rule is CorrelationRule correlation ? correlation.Timespan : RuleTallies.Quiet;

    private void Restart(EventNews news, CancellationToken cancellationToken)
    {
        (_order, _run, _isLate) = (new OrderedMatches(), new RuleRun(search), false);
        Take(news.Whole, cancellationToken);
    }

    private bool Take(EventNews news, CancellationToken cancellationToken)
    {
        var filter = news.Scope.Filter & new EventFilter.TimeRange(news.From, null);
        return _order.Read(news, search.Scan(filter), _run.Take, cancellationToken);
    }
}
