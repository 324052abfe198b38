using System.Runtime.InteropServices;
using System.Text;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>
/// Decides which conditions to ask of an event. Which sources it belongs to is known by the few values that sources ask about; of their
/// conditions those are asked whose literals occur, and those that have none.
/// </summary>
internal sealed class ScanPlan
{
    private const int MostKinds = 10_000;
    private readonly List<(Matcher Holds, List<int> Conditions)> _sources = [];
    private readonly int[] _telling;
    private readonly Dictionary<string, Stage> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);
    private readonly Matcher[] _conditions;
    private readonly LiteralCover?[] _covers;
    private readonly Candidates _candidates;
    private readonly StringBuilder _kind = new();
    private readonly List<int> _holding = [];

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

        _telling = [.. sources.Keys.SelectMany(ScanFields.Of).Select(view.Know).Distinct()];
        _conditions = [.. conditions.Select(condition => Matcher.Of(condition.Test, view))];
        _covers = [.. conditions.Select(condition => LiteralCover.Of(condition.Test, view))];
        _candidates = new Candidates(conditions.Count);
    }

    /// <summary>How many conditions there are.</summary>
    public int Conditions => _conditions.Length;

    /// <summary>The conditions that hold on an event, ascending.</summary>
    public ReadOnlySpan<int> Ask(EventView view)
    {
        _holding.Clear();
        var stage = StageOf(view);
        _candidates.Clear();
        stage.Choose(view, _candidates);
        foreach (var number in _candidates.Numbers)
        {
            if (_conditions[number].Holds(view))
                _holding.Add(number);
        }

        _holding.Sort();
        return CollectionsMarshal.AsSpan(_holding);
    }

    private Stage StageOf(EventView view)
    {
        _kind.Clear();
        foreach (var field in _telling)
        {
            foreach (var value in view.Values(field))
                _kind.Append(value).Append('\u0001');
            _kind.Append('\0');
        }

        var kind = _kind.ToString();
        if (_kinds.TryGetValue(kind, out var stage))
            return stage;
        if (_kinds.Count == MostKinds)
            _kinds.Clear();
        return _kinds[kind] = StageOf([.. Enumerable.Range(0, _sources.Count).Where(source => _sources[source].Holds.Holds(view))]);
    }

    private Stage StageOf(int[] sources)
    {
        var key = string.Join(' ', sources);
        if (!_stages.TryGetValue(key, out var stage))
            _stages[key] = stage = new Stage([.. sources.SelectMany(source => _sources[source].Conditions)], _covers);
        return stage;
    }

    /// <summary>The conditions on events of certain sources.</summary>
    private sealed class Stage
    {
        private readonly int[] _always;
        private readonly (int Field, LiteralIndex Index)[] _indexes;

        public Stage(IReadOnlyList<int> conditions, LiteralCover?[] covers)
        {
            _always = [.. conditions.Where(number => covers[number] is null)];
            _indexes = [.. conditions.Where(number => covers[number] is not null)
                .SelectMany(number => covers[number]!.Literals.Select(pair => (pair.Field, pair.Literal, Number: number)))
                .GroupBy(part => part.Field)
                .Select(group => (group.Key, new LiteralIndex([.. group.Select(part => (part.Literal, part.Number))])))];
        }

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
