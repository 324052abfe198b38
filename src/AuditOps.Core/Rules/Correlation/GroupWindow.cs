using AuditOps.Core.Rules.Correlation.Measures;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>The sliding window of one group: the entries of the last time span, both ends included.</summary>
internal sealed class GroupWindow(CorrelationRule rule, CorrelationTest test, IReadOnlyList<string> group)
{
    private readonly long _span = rule.Timespan.Ticks / TimeSpan.TicksPerMicrosecond;
    private readonly IMeasure _measure = test.Measure();
    private readonly WindowEntries _entries = new();

    /// <summary>The last entry's time.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>The run that may go on, or null.</summary>
    public CorrelationRun? Open { get; private set; }

    /// <summary>Takes the next entry, in order of time.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="ended">A run that this entry is too late for, or null.</param>
    /// <param name="parts">The events that this entry brought to the open run, if it met the condition.</param>
    /// <returns>Whether the window that ends with it meets the condition.</returns>
    public bool Take(in WindowEntry entry, out CorrelationRun? ended, out IReadOnlyList<EventPart> parts)
    {
        var since = entry.Time - _span;
        while (_entries.First < _entries.Next && _entries[_entries.First].Time < since)
            _measure.Remove(_entries.Remove());
        ended = Close(since);
        _entries.Add(entry);
        _measure.Add(entry, since);
        Last = entry.Time;
        parts = [];
        if (!test.IsMet(_measure))
            return false;

        Open ??= new CorrelationRun(group);
        parts = Extend(Open);
        Trim();
        return true;
    }

    /// <summary>The open run, if it cannot go on at this time.</summary>
    public CorrelationRun? Close(long since)
    {
        if (Open is not { } run || run.End >= since)
            return null;
        Open = null;
        return run;
    }

    private List<EventPart> Extend(CorrelationRun run)
    {
        var parts = new List<EventPart>();
        for (var place = Math.Max(run.Taken + 1, _entries.First); place < _entries.Next; place++)
        {
            ref readonly var entry = ref _entries[place];
            if (IsBefore(run, entry))
                continue;
            run.Taken = place;
            if (entry.Inner is null)
                parts.Add(entry.Event);
            else
                parts.AddRange(entry.Inner);
        }

        foreach (var part in parts)
            run.Evidence.Add(part);
        run.End = Last;
        var value = test.Enough is null ? _measure.Value : run.Evidence.Count;
        run.Value = run.Value is not { } known ? value : test.AsksForMuch ? Math.Max(known, value) : Math.Min(known, value);
        return parts;
    }

    // What came before the first of an ordered chain has no part in it.
    private bool IsBefore(CorrelationRun run, in WindowEntry entry) =>
        rule is { Type: CorrelationType.TemporalOrdered, Condition.Count: 0 } && run.Taken < 0 && (entry.Rules & 1) == 0;

    private void Trim()
    {
        while (test.Enough is { } enough && _entries.First < _entries.Next && _measure.CompareTo(enough + _entries[_entries.First].Weight) >= 0)
            _measure.Remove(_entries.Remove());
    }
}
