using System.Runtime.InteropServices;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>
/// Decides which conditions to ask of an event. The few values that sources ask about, and columns of few words, make its kind: what is left of the
/// conditions there is worked out once. Of those conditions are asked whose literals occur, and those that have none.
/// </summary>
internal sealed class ScanPlan
{
    private const int MostKinds = 2_000;

    private readonly List<(Matcher Holds, List<int> Conditions)> _sources = [];
    private readonly int[] _ofSources;
    private readonly KindTree<Kind> _kinds = new();
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);
    private readonly Matcher[] _conditions;
    private readonly LiteralCover?[] _covers;
    private readonly Candidates _candidates;
    private readonly List<int> _holding = [];
    private int[] _telling;

    public ScanPlan(IReadOnlyList<ScanCondition> conditions, EventView view)
    {
        var sources = new Dictionary<EventFilter, List<int>>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!sources.TryGetValue(conditions[i].Source, out var numbers))
            {
                sources[conditions[i].Source] = numbers = [];
                _sources.Add((Matcher.Of(conditions[i].Source, view), numbers));
            }

            numbers.Add(i);
        }

        var ofKind = conditions.SelectMany(condition => ScanFields.Of(condition.Test)).Where(field => field.Column is { } column && EventSchema.OfKind.Contains(column));
        _ofSources = [.. sources.Keys.SelectMany(ScanFields.Of).Select(view.Know).Distinct()];
        _telling = [.. _ofSources.Union(ofKind.Select(view.Know))];
        _conditions = [.. conditions.Select(condition => Matcher.Of(condition.Test, view))];
        _covers = [.. conditions.Select(condition => LiteralCover.Of(condition.Test, view, _telling))];
        _candidates = new Candidates(conditions.Count);
    }

    /// <summary>How many conditions there are.</summary>
    public int Conditions => _conditions.Length;

    /// <summary>The conditions that hold on an event, ascending.</summary>
    public ReadOnlySpan<int> Ask(EventView view)
    {
        _holding.Clear();
        var kind = _kinds.Find(view, _telling) ?? Learn(view);
        _candidates.Clear();
        kind.Stage.Choose(view, _candidates);
        foreach (var place in _candidates.Numbers)
        {
            if (kind.Left[place].Holds(view))
                _holding.Add(kind.Stage.Conditions[place]);
        }

        _holding.Sort();
        return CollectionsMarshal.AsSpan(_holding);
    }

    private Kind Learn(EventView view)
    {
        // A log in which every action has a name of its own has no kinds but those of its sources.
        if (_kinds.Count == MostKinds)
        {
            _telling = _ofSources;
            _kinds.Clear();
            _stages.Clear();
        }

        var left = _sources.Where(source => source.Holds.Holds(view)).SelectMany(source => source.Conditions)
            .Select(number => (Number: number, Left: _conditions[number].Given(view, _telling)))
            .Where(condition => condition.Left != Matcher.Never).ToList();
        return _kinds.Add(view, _telling, new Kind(StageOf([.. left.Select(condition => condition.Number)]), [.. left.Select(condition => condition.Left)]));
    }

    private Stage StageOf(int[] conditions)
    {
        var key = string.Join(' ', conditions);
        if (!_stages.TryGetValue(key, out var stage))
            _stages[key] = stage = new Stage(conditions, _covers);
        return stage;
    }

    /// <summary>Events of the same values.</summary>
    /// <param name="Stage">The conditions that may hold on them.</param>
    /// <param name="Left">What is left of each of these conditions.</param>
    private sealed record Kind(Stage Stage, Matcher[] Left);

    /// <summary>Conditions that are sought together, by their places.</summary>
    private sealed class Stage
    {
        private readonly int[] _always;
        private readonly (int Field, LiteralIndex Index)[] _indexes;

        public Stage(int[] conditions, LiteralCover?[] covers)
        {
            Conditions = conditions;
            var places = Enumerable.Range(0, conditions.Length).ToList();
            _always = [.. places.Where(place => covers[conditions[place]] is null)];
            _indexes = [.. places.Where(place => covers[conditions[place]] is not null)
                .SelectMany(place => covers[conditions[place]]!.Literals.Select(pair => (pair.Field, pair.Literal, Place: place)))
                .GroupBy(part => part.Field)
                .Select(group => (group.Key, new LiteralIndex([.. group.Select(part => (part.Literal, part.Place))])))];
        }

        /// <summary>The conditions of the scan.</summary>
        public int[] Conditions { get; }

        public void Choose(EventView view, Candidates candidates)
        {
            candidates.Add(_always);
            foreach (var (field, index) in _indexes)
            {
                if (field == LiteralCover.Anywhere)
                    FindWords(view, index, candidates);
                else
                    FindValues(view.Values(field), index, candidates);
            }
        }

        private static void FindValues(ReadOnlySpan<string> values, LiteralIndex index, Candidates candidates)
        {
            foreach (var value in values)
                index.Find(value, candidates);
        }

        // Letters that are written as numbers would not be found in the JSON as it is.
        private static void FindWords(EventView view, LiteralIndex index, Candidates candidates)
        {
            if (!view.Raw.IsEmpty)
                index.Find(view.Raw, candidates);
            else if (view.Data.IndexOf("\\u00"u8) < 0)
                index.Find(view.Data, candidates);
            else
                FindValues(view.Words(), index, candidates);
        }
    }
}
