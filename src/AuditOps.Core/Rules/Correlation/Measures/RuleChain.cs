namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>
/// How many of the correlation's rules matched in their order, one event each, ending with the window's last event: the longest such
/// chain. It remembers how late a chain of each length can have begun, so nothing has to be looked through again.
/// </summary>
internal sealed class RuleChain(int rules) : IMeasure
{
    private const long Never = long.MinValue;

    // [rule, length]: the latest beginning of a chain of that length that ends with the rule.
    private readonly long[,] _begun = Fresh(rules);
    private int _longest;

    public bool HasValue => true;

    public double Value => _longest;

    public void Add(in WindowEntry entry, long since)
    {
        _longest = 0;

        // From the last rule on, so that one event does not follow itself.
        for (var rule = rules - 1; rule >= 0; rule--)
        {
            if ((entry.Rules & (1UL << rule)) != 0)
                Extend(rule, entry.Time, since);
        }
    }

    public void Remove(in WindowEntry entry)
    {
    }

    public int CompareTo(decimal bound) => ((decimal)_longest).CompareTo(bound);

    private void Extend(int rule, long time, long since)
    {
        for (var length = 1; length <= rule + 1; length++)
        {
            var begun = length == 1 ? time : Latest(rule, length - 1);
            _begun[rule, length] = Math.Max(_begun[rule, length], begun);
            if (begun >= since)
                _longest = Math.Max(_longest, length);
        }
    }

    private long Latest(int before, int length)
    {
        var latest = Never;
        for (var rule = length - 1; rule < before; rule++)
            latest = Math.Max(latest, _begun[rule, length]);
        return latest;
    }

    private static long[,] Fresh(int rules)
    {
        var begun = new long[rules, rules + 1];
        for (var rule = 0; rule < rules; rule++)
        {
            for (var length = 0; length <= rules; length++)
                begun[rule, length] = Never;
        }

        return begun;
    }
}
