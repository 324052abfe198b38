using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>Events whose columns of few words hold certain of them, and on which a rest holds.</summary>
/// <param name="Words">The words of each column that is asked about.</param>
/// <param name="Rest">What else is asked.</param>
internal sealed record WordBox(IReadOnlyDictionary<EventColumn, IReadOnlySet<string>> Words, EventFilter Rest)
{
    // A condition with more alternatives is asked about as a whole.
    private const int MostOfOne = 64;

    private static readonly WordBox Everything = new(new Dictionary<EventColumn, IReadOnlySet<string>>(), EventFilter.All);

    /// <summary>The column whose words leave fewest events, as a rule.</summary>
    public EventColumn? Telling => LooseFilter.Words.Where(Words.ContainsKey).Select(column => (EventColumn?)column).FirstOrDefault();

    /// <summary>The boxes that hold what a filter lets pass.</summary>
    public static IReadOnlyList<WordBox> Of(EventFilter filter) => filter switch
    {
        EventFilter.In list when LooseFilter.Words.Contains(list.Column) => [Everything.With(list.Column, list.Values.ToHashSet(StringComparer.Ordinal))],
        EventFilter.And and => and.Parts.Select(Of).Aggregate((IReadOnlyList<WordBox>)[Everything], Both),
        EventFilter.Or either when either.Parts.Any(AsksWords) => Merge([.. either.Parts.SelectMany(Of)]),
        EventFilter.Or { Parts: [] } => [],
        _ => [Everything with { Rest = filter }],
    };

    /// <summary>As few boxes as hold the same.</summary>
    public static IReadOnlyList<WordBox> Merge(IReadOnlyList<WordBox> boxes)
    {
        var merged = new List<WordBox>();
        foreach (var box in boxes)
            Put(merged, box);
        return merged;
    }

    /// <summary>The same without its rest: what is cheap to ask.</summary>
    public WordBox WithoutRest() => this with { Rest = EventFilter.All };

    /// <summary>The events of the box.</summary>
    public EventFilter ToFilter() => Words.OrderBy(pair => pair.Key)
        .Select(pair => (EventFilter)new EventFilter.In(pair.Key, [.. pair.Value.Order(StringComparer.Ordinal)]))
        .Append(Rest).Aggregate(EventFilter.All, (all, part) => all & part);

    private static bool AsksWords(EventFilter filter) => filter switch
    {
        EventFilter.In list => LooseFilter.Words.Contains(list.Column),
        EventFilter.And and => and.Parts.Any(AsksWords),
        EventFilter.Or or => or.Parts.Any(AsksWords),
        _ => false,
    };

    private static IReadOnlyList<WordBox> Both(IReadOnlyList<WordBox> left, IReadOnlyList<WordBox> right)
    {
        if (left.Count * right.Count > MostOfOne)
            return left.Count <= right.Count ? left : right;
        return Merge([.. left.SelectMany(one => right.Select(one.And).OfType<WordBox>())]);
    }

    private static void Put(List<WordBox> merged, WordBox box)
    {
        for (var i = 0; i < merged.Count; i++)
        {
            if (merged[i].Union(box) is not { } union)
                continue;

            // What has grown may fit others now.
            merged.RemoveAt(i);
            Put(merged, union);
            return;
        }

        merged.Add(box);
    }

    private WordBox? And(WordBox other)
    {
        var both = this with { Rest = Rest & other.Rest };
        foreach (var (column, words) in other.Words)
        {
            IReadOnlySet<string> common = Words.TryGetValue(column, out var own) ? own.Intersect(words).ToHashSet(StringComparer.Ordinal) : words;
            if (common.Count == 0)
                return null;
            both = both.With(column, common);
        }

        return both;
    }

    // One box holds both if one holds the other, or if they differ in the words of one column alone.
    private WordBox? Union(WordBox other)
    {
        if (Holds(other))
            return this;
        if (other.Holds(this))
            return other;
        if (!IsSame(Rest, other.Rest) || !Words.Keys.ToHashSet().SetEquals(other.Words.Keys))
            return null;
        List<EventColumn> differing = [.. Words.Keys.Where(column => !Words[column].SetEquals(other.Words[column]))];
        return differing is [var one] ? With(one, Words[one].Union(other.Words[one]).ToHashSet(StringComparer.Ordinal)) : null;
    }

    private bool Holds(WordBox other) => (LooseFilter.IsAll(Rest) || IsSame(Rest, other.Rest))
        && Words.All(pair => other.Words.TryGetValue(pair.Key, out var words) && words.IsSubsetOf(pair.Value));

    private WordBox With(EventColumn column, IReadOnlySet<string> words) => this with { Words = new Dictionary<EventColumn, IReadOnlySet<string>>(Words) { [column] = words } };

    private static bool IsSame(EventFilter one, EventFilter other) => ReferenceEquals(one, other) || SqlText.Of(one) == SqlText.Of(other);
}
