using System.Runtime.CompilerServices;
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

    private readonly Dictionary<Parts, Cell> _cells = [];
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
        var pairs = Rare(size: 2, []);
        return [.. pairs.Concat(Rare(size: 3, [.. pairs.Select(pair => pair.Parts)])).Select(each => ToSuspicion(each.Parts, each.Cell, each.Expected))];
    }

    private List<(Parts Parts, Cell Cell, double Expected)> Rare(int size, HashSet<Parts> told)
    {
        var rare = new List<(Parts Parts, Cell Cell, double Expected)>();
        foreach (var (parts, cell) in _cells)
        {
            if (parts.Actor is null || parts.Size != size)
                continue;
            Looks++;
            if (cell.Count <= MostEvents && Expected(parts) is >= LeastExpected and var expected && !parts.Pairs.Any(told.Contains))
                rare.Add((parts, cell, expected));
        }

        return [.. rare.OrderBy(each => each.Parts.ToString(), StringComparer.Ordinal)];
    }

    private void Read()
    {
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Group is not [string actor, string action, string host] || row.Values is not [{ } count, { } first, { } last])
                continue;
            (actor, action, host) = (Same(actor), Same(action), Same(host));
            _total += count;
            for (var mask = 1; mask < 8; mask++)
                Add(new Parts((mask & 1) != 0 ? actor : null, (mask & 2) != 0 ? action : null, (mask & 4) != 0 ? host : null), new Cell(count, first, last));
        }

        // Equal texts become one, so that parts are compared by reference.
        string Same(string text) => CollectionsMarshal.GetValueRefOrAddDefault(same, text, out _) ??= text;
    }

    private void Add(Parts parts, Cell cell)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, parts, out var isKnown);
        sum = isKnown ? new Cell(sum.Count + cell.Count, Math.Min(sum.First, cell.First), Math.Max(sum.Last, cell.Last)) : cell;
    }

    private double Expected(Parts parts)
    {
        double Of(string? actor, string? action, string? host) => _cells[new Parts(actor, action, host)].Count;
        double total = _total;
        return parts switch
        {
            (var actor, var action, null) => Of(actor, null, null) * Of(null, action, null) / total,
            (var actor, null, var host) => Of(actor, null, null) * Of(null, null, host) / total,
            (null, var action, var host) => Of(null, action, null) * Of(null, null, host) / total,
            var (actor, action, host) => Of(actor, action, null) / Of(actor, null, null) * (Of(actor, null, host) / Of(null, action, null)) * (Of(null, action, host) / Of(null, null, host)) * total,
        };
    }

    private Suspicion ToSuspicion(Parts parts, Cell cell, double expected)
    {
        var having = parts.Values.ToList();
        var words = string.Join(", ", having.Select(pair => Wording.Name(pair.Value)));
        return new Suspicion
        {
            Type = Name,
            Title = $"{words}: together {Wording.Count(cell.Count, "time")}, expected {Wording.Number(expected)}",
            Why = $"{words} came together {Wording.Count(cell.Count, "time")}, where {(parts.Size == 2 ? "their frequencies" : "the frequencies of their pairs")} give {Wording.Number(expected)} of {Wording.Number(_total)} events",
            Actor = parts.Actor!,
            Having = having,
            Start = Microseconds.ToTime(cell.First),
            End = Microseconds.ToTime(cell.Last).AddMicroseconds(1),
            Probability = Math.Max(1e-300, SpecialFunctions.GammaUpperRegularized(cell.Count + 1, expected)),
            Observed = cell.Count,
            Expected = expected,
            Count = cell.Count,
            Baseline = parts.Size == 2 ? "independence of the two" : "their pairs",
        };
    }

    private readonly record struct Cell(long Count, long First, long Last);

    /// <summary>A combination; its texts are the same where they are equal.</summary>
    private readonly record struct Parts(string? Actor, string? Action, string? Host)
    {
        public int Size => (Actor is null ? 0 : 1) + (Action is null ? 0 : 1) + (Host is null ? 0 : 1);

        public IEnumerable<(EventColumn Column, string Value)> Values => new[] { (EventColumn.Actor, Actor), (EventColumn.Action, Action), (EventColumn.Host, Host) }
            .Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!));

        public IEnumerable<Parts> Pairs => [this with { Actor = null }, this with { Action = null }, this with { Host = null }];

        public bool Equals(Parts other) => ReferenceEquals(Actor, other.Actor) && ReferenceEquals(Action, other.Action) && ReferenceEquals(Host, other.Host);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Actor), RuntimeHelpers.GetHashCode(Action), RuntimeHelpers.GetHashCode(Host));
    }
}
