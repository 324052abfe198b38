using AuditOps.Core.Rules.Correlation.Measures;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>One correlation: a window for each group, forgotten when nothing in it can matter any more.</summary>
internal sealed class CorrelationAutomaton(CorrelationStep step)
{
    private const int FewestToSweep = 10_000;

    private readonly Dictionary<string[], GroupWindow> _windows = new(GroupComparer.Instance);
    private readonly CorrelationTest _test = new(step.Rule);
    private readonly long _span = Microseconds.Of(step.Rule.Timespan);
    private readonly List<CorrelationRun> _ended = [];
    private readonly List<Offered> _offers = [];
    private int _sweepAt = FewestToSweep;

    public CorrelationStep Step => step;

    /// <summary>What the last event completed.</summary>
    public List<Firing> Firings { get; } = [];

    /// <summary>Groups that are remembered because they may go on.</summary>
    public int Groups => _windows.Count;

    /// <summary>An event matched one of the inputs.</summary>
    public void Offer(IRuleCursor at, int input, Firing? inner)
    {
        var taken = step.Inputs[input];
        if (Texts(taken.Group, at, inner) is not { } group || Value(taken, at, inner) is not { } value)
            return;
        var weight = inner is null ? at.Count : inner.Begins ? 1 : 0;
        var bit = 1UL << (input & 63);
        for (var i = 0; i < _offers.Count; i++)
        {
            if (!GroupComparer.Instance.Equals(_offers[i].Group, group))
                continue;

            // One event that several rules match is one event.
            var (known, entry) = (_offers[i], _offers[i].Entry);
            _offers[i] = known with
            {
                Entry = entry with { Rules = entry.Rules | bit, Weight = Math.Max(entry.Weight, weight), Inner = Join(entry, inner) },
            };
            return;
        }

        _offers.Add(new Offered(group, new WindowEntry(new EventPart(at.Time, at.Key, at.Count), weight, bit, value.Text, value.Number, inner?.Parts), input, inner));
    }

    /// <summary>The event matched no more inputs.</summary>
    public void Take()
    {
        Firings.Clear();
        foreach (var offer in _offers)
        {
            if (!_windows.TryGetValue(offer.Group, out var window))
                _windows[offer.Group] = window = new GroupWindow(step.Rule, _test, offer.Group);
            var before = window.Open;
            var fires = window.Take(offer.Entry, out var ended, out var parts);
            if (ended is not null)
                Keep(ended);
            if (fires)
                Firings.Add(new Firing(window.Open!, Begins: before is null || ended is not null, parts, offer.Input, offer.Inner));
            if (_windows.Count >= _sweepAt)
                Forget(offer.Entry.Time);
        }

        _offers.Clear();
    }

    /// <summary>What was found and cannot go on, once.</summary>
    public IEnumerable<CorrelationMatch> Ended()
    {
        var ended = _ended.ToArray();
        _ended.Clear();
        return ended.Select(Match);
    }

    /// <summary>What was found and may go on.</summary>
    public IEnumerable<CorrelationMatch> Open() => _windows.Values.Select(window => window.Open).OfType<CorrelationRun>().Select(Match);

    /// <summary>Forgets groups in which nothing can matter any more to events from a time on.</summary>
    public void Forget(long now)
    {
        foreach (var (group, window) in _windows)
        {
            if (window.Last >= now - _span)
                continue;
            if (window.Close(now - _span) is { } run)
                Keep(run);
            _windows.Remove(group);
        }

        _sweepAt = Math.Max(FewestToSweep, 2 * _windows.Count);
    }

    private CorrelationMatch Match(CorrelationRun run) =>
        new(step.Rule, run.Group, run.Evidence.Start, run.End, run.Evidence.Count, run.Value ?? 0, run.Evidence.Keys);

    private static IReadOnlyList<EventPart>? Join(in WindowEntry entry, Firing? inner) =>
        inner is null ? entry.Inner : entry.Inner is null ? inner.Parts : [.. entry.Inner.Union(inner.Parts)];

    private (string? Text, Int128 Number)? Value(CorrelationInput input, IRuleCursor at, Firing? inner)
    {
        if (!_test.ReadsValues)
            return (null, 0);
        if (Texts(input.Values, at, inner) is not { } texts)
            return null;
        if (_test.ReadsNumbers)
            return Exact.Parse(texts[0]) is { } number ? (null, number) : null;
        return (texts is [var only] ? only : string.Concat(texts.Select(text => $"{text.Length}:{text}")), 0);
    }

    // What has no value has it in common with nothing.
    private static string[]? Texts(IReadOnlyList<FieldReader> readers, IRuleCursor at, Firing? inner)
    {
        var texts = new string[readers.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (readers[i].Read(at, inner) is not { } text)
                return null;
            texts[i] = text;
        }

        return texts;
    }

    private void Keep(CorrelationRun run)
    {
        if (step.IsReported)
            _ended.Add(run);
    }

    private readonly record struct Offered(string[] Group, WindowEntry Entry, int Input, Firing? Inner);
}
