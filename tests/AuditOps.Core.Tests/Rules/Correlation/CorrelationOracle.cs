using System.Globalization;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Rules.Correlation;

/// <summary>Correlations as they are defined: at every event its whole window is looked at anew.</summary>
internal sealed class CorrelationOracle(IReadOnlyList<Rule> rules, IReadOnlyList<ListedEvent> events)
{
    private readonly List<DetectionRule> _detections = [.. rules.OfType<DetectionRule>()];

    /// <summary>Group, start, end, count and number of every match.</summary>
    public IEnumerable<string> Matches(CorrelationRule rule) => Fires(rule)
        .GroupBy(fire => (fire.Group, fire.Run))
        .Select(run =>
        {
            var parts = run.SelectMany(fire => fire.New).ToList();
            var count = parts.Sum(part => part.Count);
            var values = run.Select(fire => fire.Value).ToList();
            var value = rule.Type == CorrelationType.EventCount && AsksForMuch(rule) ? count : AsksForMuch(rule) ? values.Max() : values.Min();
            return Line(run.Key.Group.Split('\n'), parts.Min(part => part.Time), run.Max(fire => fire.Time), count, value);
        });

    public static string Line(IEnumerable<string> group, long start, long end, long count, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('/', group)} {start}-{end} x{count} {value + 0.0:F3}");

    private static bool AsksForMuch(CorrelationRule rule) => rule.Condition.All(bound => bound.Comparison is Comparison.AtLeast or Comparison.Above);

    private List<Fire> Fires(CorrelationRule rule)
    {
        var entries = Entries(rule).ToList();
        var fires = new List<Fire>();
        foreach (var entry in entries)
        {
            var since = entry.Event.Time - (rule.Timespan.Ticks / TimeSpan.TicksPerMicrosecond);
            var window = entries.Where(each => each.Group == entry.Group && each.Place <= entry.Place && each.Event.Time >= since).ToList();
            if (Value(rule, window) is not { } value || !Holds(rule, value))
                continue;

            var before = fires.LastOrDefault(fire => fire.Group == entry.Group);
            var begins = before is null || before.Time < since;
            var run = begins ? (before?.Run ?? 0) + 1 : before!.Run;
            if (begins && rule is { Type: CorrelationType.TemporalOrdered, Condition.Count: 0 })
                window = [.. window.SkipWhile(each => !each.Rules.Contains(0))];
            var taken = begins ? -1 : before!.Place;
            fires.Add(new Fire(entry.Group, run, begins, entry.Event.Time, entry.Place, entry.Event, (double)value, entry.Trigger, entry.Inner,
                [.. window.Where(each => each.Place > taken).SelectMany(each => each.Parts)]));
        }

        return fires;
    }

    private IEnumerable<Entry> Entries(CorrelationRule rule)
    {
        var inner = rule.Rules.Select(name => rules.Single(each => each.Name == name)).ToList();
        var fires = inner.Select(each => each is CorrelationRule chained ? Fires(chained) : []).ToList();
        var place = 0L;
        foreach (var at in events)
        {
            var offers = inner.SelectMany((each, input) => each is DetectionRule detection
                ? at.Rules.Contains(_detections.IndexOf(detection)) ? [(input, (Fire?)null)] : []
                : fires[input].Where(fire => fire.Event == at).Select(fire => (input, (Fire?)fire)));
            var keyed = offers.Select(offer => (Offer: offer, Group: Texts(rule, rule.GroupBy, inner[offer.Item1], at, offer.Item2), Values: Texts(rule, rule.Fields, inner[offer.Item1], at, offer.Item2)))
                .Where(each => each.Group is not null && each.Values is not null && IsValue(rule, each.Values))
                .GroupBy(each => string.Join('\n', each.Group!));
            foreach (var same in keyed)
            {
                var (input, fire) = same.First().Offer;
                yield return new Entry(same.Key, place++, at, input, fire,
                    same.Max(each => each.Offer.Item2 is null ? at.Count : each.Offer.Item2.Begins ? 1 : 0),
                    [.. same.Select(each => each.Offer.Item1)], same.First().Values!,
                    same.All(each => each.Offer.Item2 is null) ? [at] : [.. same.SelectMany(each => each.Offer.Item2?.New ?? []).Distinct()]);
            }
        }
    }

    private static bool IsValue(CorrelationRule rule, string[] values) => rule.Type is not (CorrelationType.ValueSum or CorrelationType.ValueAvg or CorrelationType.ValuePercentile)
        || (rule.Type == CorrelationType.ValuePercentile && rule.Percentile is null)
        || decimal.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private string[]? Texts(CorrelationRule rule, IEnumerable<string> names, Rule inner, ListedEvent at, Fire? fire)
    {
        var texts = names.Select(name => Text(inner, rule.Aliases.FirstOrDefault(alias => alias.Name == name)?.Fields[inner.Name!] ?? name, at, fire)).ToArray();
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private string? Text(Rule of, string field, ListedEvent at, Fire? fire)
    {
        if (of is not CorrelationRule chained)
            return at.Fields.GetValueOrDefault(field);
        if (chained.GroupBy.Contains(field))
            return fire!.Group.Split('\n')[chained.GroupBy.ToList().IndexOf(field)];
        var inner = rules.Single(each => each.Name == chained.Rules[fire!.Trigger]);
        return Text(inner, chained.Aliases.FirstOrDefault(alias => alias.Name == field)?.Fields[inner.Name!] ?? field, at, fire!.Inner);
    }

    private static decimal? Value(CorrelationRule rule, List<Entry> window) => rule.Type switch
    {
        CorrelationType.EventCount => window.Sum(entry => entry.Weight),
        CorrelationType.ValueCount => window.Select(entry => string.Join('\n', entry.Values)).Distinct().Count(),
        CorrelationType.Temporal => window.SelectMany(entry => entry.Rules).Distinct().Count(),
        CorrelationType.TemporalOrdered => Chain(window),
        CorrelationType.ValueSum => window.Sum(entry => Number(entry) * entry.Weight),
        CorrelationType.ValueAvg => window.Sum(entry => entry.Weight) is > 0 and var weight ? window.Sum(entry => Number(entry) * entry.Weight) / weight : null,
        _ when rule.Percentile is { } percentile => Rank(window, percentile),
        _ => window.Sum(entry => entry.Weight) is > 0 and var weight ? 100m * window.Where(entry => entry.Values[0] == window[^1].Values[0]).Sum(entry => entry.Weight) / weight : null,
    };

    private static decimal? Rank(List<Entry> window, decimal percentile)
    {
        var values = window.SelectMany(entry => Enumerable.Repeat(Number(entry), (int)entry.Weight)).Order().ToList();
        return values.Count == 0 ? null : values.First(value => 100 * values.Count(each => each <= value) >= percentile * values.Count);
    }

    // The longest chain that ends with the last entry: every way to choose one is tried.
    private static int Chain(List<Entry> window)
    {
        return window[^1].Rules.Max(rule => 1 + Before(window.Count - 1, rule));

        int Before(int end, int rule) => Enumerable.Range(0, end)
            .SelectMany(place => window[place].Rules.Where(each => each < rule).Select(each => 1 + Before(place, each))).DefaultIfEmpty(0).Max();
    }

    private static decimal Number(Entry entry) => decimal.Parse(entry.Values[0], NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Holds(CorrelationRule rule, decimal value) =>
        rule.Condition.DefaultIfEmpty(new CorrelationBound(Comparison.AtLeast, rule.Rules.Count)).All(bound => bound.Comparison switch
        {
            Comparison.Below => value < bound.Value,
            Comparison.AtMost => value <= bound.Value,
            Comparison.Equal => value == bound.Value,
            Comparison.NotEqual => value != bound.Value,
            Comparison.AtLeast => value >= bound.Value,
            _ => value > bound.Value,
        });

    private sealed record Entry(string Group, long Place, ListedEvent Event, int Trigger, Fire? Inner, long Weight, int[] Rules, string[] Values, IReadOnlyList<ListedEvent> Parts);

    private sealed record Fire(
        string Group, int Run, bool Begins, long Time, long Place, ListedEvent Event, double Value, int Trigger, Fire? Inner, IReadOnlyList<ListedEvent> New);
}
