using System.Runtime.InteropServices;
using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using MathNet.Numerics;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// Pairs and triples of actor, action and host that hardly ever come together, though their parts are frequent enough that they should. A pair is
/// expected as its parts are independent, a triple as its pairs are (Kirkwood 1935); what is unlikely is the lower tail of the Poisson distribution.
/// </summary>
internal sealed class OddCombination(IEnumerable<FeatureRow> rows)
{
    public const string Name = "suspicious_combination";

    // What comes together more often is a habit, however rare.
    private const int MostEvents = 10;
    private const double LeastExpected = 5;

    private static readonly EventColumn[] Columns = [EventColumn.Actor, EventColumn.Action, EventColumn.Host];

    // Parts are numbers from 1 on, 0 any; the triples are the rows, each of which there is once.
    private readonly Names _actors = new();
    private readonly Names _actions = new();
    private readonly Names _hosts = new();
    private readonly Dictionary<Parts, Cell> _cells = [];
    private readonly List<(Parts Parts, Cell Cell)> _triples = [];
    private long _total;

    /// <summary>How many combinations were looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>What is asked of a scope's events.</summary>
    public static FeatureQuery Query(EventScope scope) => new()
    {
        Filter = new EventFilter.And([scope.Filter, .. Columns.Select(column => new EventFilter.Present(column)), new EventFilter.Not(Outcomes.Are(Outcome.Failure))]),
        GroupBy = [.. Columns.Select(column => new Feature.Column(column))],
        Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
    };

    /// <summary>All rare combinations of frequent parts. A triple whose pair is rare is told by the pair.</summary>
    public IReadOnlyList<Suspicion> Find()
    {
        Read();
        var pairs = Rare(_cells.Select(pair => (pair.Key, pair.Value)).Where(pair => pair.Key.Actor != 0 && pair.Key.Size == 2), []);
        var triples = Rare(_triples, [.. pairs.Select(pair => pair.Parts)]);
        return [.. InOrder(pairs).Concat(InOrder(triples)).Select(each => ToSuspicion(each.Parts, each.Cell, each.Expected))];
    }

    private List<(Parts Parts, Cell Cell, double Expected)> Rare(IEnumerable<(Parts Parts, Cell Cell)> combinations, HashSet<Parts> told)
    {
        var rare = new List<(Parts Parts, Cell Cell, double Expected)>();
        foreach (var (parts, cell) in combinations)
        {
            Looks++;
            if (cell.Count <= MostEvents && Expected(parts) is >= LeastExpected and var expected && !parts.Pairs.Any(told.Contains))
                rare.Add((parts, cell, expected));
        }

        return rare;
    }

    private IEnumerable<(Parts Parts, Cell Cell, double Expected)> InOrder(List<(Parts Parts, Cell Cell, double Expected)> rare) => rare
        .OrderBy(each => _actors[each.Parts.Actor], StringComparer.Ordinal).ThenBy(each => _actions[each.Parts.Action], StringComparer.Ordinal).ThenBy(each => _hosts[each.Parts.Host], StringComparer.Ordinal);

    private void Read()
    {
        foreach (var row in rows)
        {
            if (row.Group is not [string actor, string action, string host] || row.Values is not [{ } count, { } first, { } last])
                continue;
            var (whole, cell) = (new Parts(_actors.Number(actor), _actions.Number(action), _hosts.Number(host)), new Cell(count, first, last));
            _total += count;
            _triples.Add((whole, cell));
            foreach (var part in whole.Less)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, part, out var isKnown);
                sum = isKnown ? new Cell(sum.Count + count, Math.Min(sum.First, first), Math.Max(sum.Last, last)) : cell;
            }
        }
    }

    private double Expected(Parts parts)
    {
        double Of(int actor, int action, int host) => _cells[new Parts(actor, action, host)].Count;
        double total = _total;
        return parts switch
        {
            (var actor, var action, 0) => Of(actor, 0, 0) * Of(0, action, 0) / total,
            (var actor, 0, var host) => Of(actor, 0, 0) * Of(0, 0, host) / total,
            var (actor, action, host) => Of(actor, action, 0) / Of(actor, 0, 0) * (Of(actor, 0, host) / Of(0, action, 0)) * (Of(0, action, host) / Of(0, 0, host)) * total,
        };
    }

    private Suspicion ToSuspicion(Parts parts, Cell cell, double expected)
    {
        List<(EventColumn Column, string Value)> having = [(EventColumn.Actor, _actors[parts.Actor]!)];
        if (_actions[parts.Action] is { } action)
            having.Add((EventColumn.Action, action));
        if (_hosts[parts.Host] is { } host)
            having.Add((EventColumn.Host, host));
        var words = string.Join(", ", having.Select(pair => Wording.Name(pair.Value)));
        return new Suspicion
        {
            Type = Name,
            Words = () => ($"{words}: together {Wording.Count(cell.Count, "time")}, expected {Wording.Number(expected)}",
                $"{words} came together {Wording.Count(cell.Count, "time")}, where {(parts.Size == 2 ? "their frequencies" : "the frequencies of their pairs")} give {Wording.Number(expected)} of {Wording.Number(_total)} events"),
            Actor = having[0].Value,
            Having = having,
            Start = Microseconds.ToTime(cell.First),
            End = Microseconds.ToTime(cell.Last).AddMicroseconds(1),
            Probability = Math.Max(1e-300, SpecialFunctions.GammaUpperRegularized(cell.Count + 1, expected)),
            Observed = cell.Count,
            Expected = expected,
            Count = cell.Count,
            Baseline = () => parts.Size == 2 ? "independence of the two" : "their pairs",
        };
    }

    private readonly record struct Cell(long Count, long First, long Last);

    /// <summary>A combination; 0 is any.</summary>
    private readonly record struct Parts(int Actor, int Action, int Host)
    {
        public int Size => (Actor == 0 ? 0 : 1) + (Action == 0 ? 0 : 1) + (Host == 0 ? 0 : 1);

        public Parts[] Pairs => [this with { Actor = 0 }, this with { Action = 0 }, this with { Host = 0 }];

        /// <summary>All parts of a triple.</summary>
        public Parts[] Less => [.. Pairs, new Parts(Actor, 0, 0), new Parts(0, Action, 0), new Parts(0, 0, Host)];
    }

    private sealed class Names
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<string?> _names = [null];

        public string? this[int number] => _names[number];

        public int Number(string name)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
            if (!isKnown)
            {
                number = _names.Count;
                _names.Add(name);
            }

            return number;
        }
    }
}
