using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>
/// All correlations of a plan, fed with events in order of (time, source, record), wherever they come from. Each event passes the
/// correlations in the plan's order, so that a match is an event for those that are chained to it.
/// </summary>
internal sealed class Correlator
{
    private readonly CorrelationAutomaton[] _automata;
    private readonly bool[] _holds;

    public Correlator(CorrelationPlan plan)
    {
        _automata = [.. plan.Steps.Select(step => new CorrelationAutomaton(step))];
        _holds = new bool[plan.Detections.Count];
    }

    /// <summary>Takes the event at a cursor whose conditions begin with the plan's detections and whose fields begin with the plan's.</summary>
    public void Take(IRuleCursor at)
    {
        Mark(at.Conditions, true);
        foreach (var automaton in _automata)
        {
            Offer(automaton, at);
            automaton.Take();
        }

        Mark(at.Conditions, false);
    }

    /// <summary>Matches that began with the last event: what live following tells at once.</summary>
    public IEnumerable<(CorrelationStep Step, Firing Firing)> Begun() =>
        _automata.Where(automaton => automaton.Step.IsReported).SelectMany(automaton => automaton.Firings.Where(firing => firing.Begins).Select(firing => (automaton.Step, firing)));

    /// <summary>Matches that ended since this was last asked.</summary>
    public IEnumerable<CorrelationMatch> Ended() => Reported.SelectMany(automaton => automaton.Ended());

    /// <summary>All matches, after the last event.</summary>
    public IEnumerable<CorrelationMatch> Matches() => Reported.SelectMany(automaton => automaton.Ended().Concat(automaton.Open()));

    /// <summary>Matches that may go on.</summary>
    public IEnumerable<CorrelationMatch> Open() => Reported.SelectMany(automaton => automaton.Open());

    /// <summary>Forgets groups in which nothing can matter any more to events from a time on.</summary>
    public void Forget(long now)
    {
        foreach (var automaton in _automata)
            automaton.Forget(now);
    }

    private IEnumerable<CorrelationAutomaton> Reported => _automata.Where(automaton => automaton.Step.IsReported);

    private void Offer(CorrelationAutomaton automaton, IRuleCursor at)
    {
        var inputs = automaton.Step.Inputs;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Detection is { } detection)
            {
                if (_holds[detection])
                    automaton.Offer(at, i, null);
                continue;
            }

            foreach (var firing in _automata[inputs[i].Step!.Value].Firings)
                automaton.Offer(at, i, firing);
        }
    }

    private void Mark(ReadOnlySpan<int> conditions, bool holds)
    {
        foreach (var condition in conditions)
        {
            if (condition < _holds.Length)
                _holds[condition] = holds;
        }
    }
}
