using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>What a search's rules have found among the events that it was given, in their order.</summary>
/// <param name="search">The rules.</param>
internal sealed class RuleRun(RuleSearch search)
{
    private readonly Correlator _correlator = search.Correlator();
    private readonly RuleTallies _tallies = new();

    /// <summary>Takes the event at a cursor over the search's scan.</summary>
    public void Take(IRuleCursor at)
    {
        _correlator.Take(at);
        foreach (var rule in search.Wanted(at))
            _tallies.Add(rule, at, search.EntityOf(at));
    }

    /// <summary>Ends what no event from a time on can be part of.</summary>
    public void Forget(long now)
    {
        _correlator.Forget(now);
        _tallies.Forget(now);
    }

    /// <summary>What cannot go on, once.</summary>
    public IEnumerable<RuleTally> Ended() => _tallies.Ended().Concat(_correlator.Ended().Select(RuleTally.Of));

    /// <summary>What may go on.</summary>
    public IEnumerable<RuleTally> Open() => _tallies.Open.Concat(_correlator.Open().Select(RuleTally.Of));
}
