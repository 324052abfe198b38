using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Counting;

/// <summary>What the threads of a pass counted, together.</summary>
internal sealed class PassResult
{
    private const ulong PartMask = PassPlan.TooMany - 1;
    private readonly PassPlan _plan;
    private readonly IReadOnlyList<TextIds> _texts;
    private readonly IReadOnlyList<GroupTable> _groups;

    private PassResult(PassPlan plan, IReadOnlyList<TextIds> texts, IReadOnlyList<GroupTable> groups) => (_plan, _texts, _groups) = (plan, texts, groups);

    /// <summary>Adds up what the threads counted.</summary>
    public static PassResult Of(PassPlan plan, IReadOnlyList<PassWorker> workers)
    {
        var (texts, groups) = (workers[0].Texts, workers[0].Groups);
        foreach (var worker in workers.Skip(1))
        {
            var renumbered = worker.Texts.Select((own, column) => Enumerable.Range(0, own.Count).Select(id => id == 0 ? 0 : texts[column].Number(own.Utf8(id))).ToArray()).ToList();
            for (var query = 0; query < groups.Count; query++)
            {
                foreach (var (key, counts) in worker.Groups[query].Groups)
                    groups[query].Of(Rekey(key, plan.Queries[query].Parts, (part, value) => part.IsTime ? value : renumbered[part.Place][value])).Add(counts);
            }
        }

        return new PassResult(plan, texts, groups);
    }

    /// <summary>The groups of each query, as the query wants them.</summary>
    public IReadOnlyList<IEnumerable<FeatureRow>> Rows(IReadOnlyList<FeatureQuery> queries)
    {
        var ranks = _texts.Select(Ranks).ToList();
        var names = _texts.Select(texts => Enumerable.Range(0, texts.Count).Select(texts.Text).ToArray()).ToList();
        return [.. queries.Select((query, number) => Rows(query, number, ranks, names))];
    }

    private IEnumerable<FeatureRow> Rows(FeatureQuery query, int number, List<int[]> ranks, List<string?[]> names)
    {
        var parts = _plan.Queries[number].Parts;
        var rows = new List<(ulong Order, ulong Key, GroupCounts Counts)>(_groups[number].Count);
        foreach (var (key, counts) in _groups[number].Groups)
        {
            if (query.AtLeast is not { } least || Value(query.Aggregates[0], counts) >= least)
                rows.Add((Rekey(key, parts, (part, value) => value == 0 ? PassPlan.TooMany - 1 : part.IsTime ? value : ranks[part.Place][value]), key, counts));
        }

        if (query.TopValues is { } most)
            rows = Busiest(rows, query.Aggregates[0], most);
        var places = Enumerable.Range(0, rows.Count).ToArray();
        Array.Sort(rows.Select(row => row.Order).ToArray(), places);
        var ordered = places.Select(place => rows[place]);
        var wanted = query.Top is { } top ? ordered.OrderByDescending(row => Value(query.Aggregates[0], row.Counts) ?? long.MinValue).Take(top) : ordered;
        var times = new Dictionary<(int, int), object>();
        foreach (var (_, key, counts) in wanted)
        {
            var group = new object?[parts.Count];
            for (var i = 0; i < group.Length; i++)
                group[i] = parts[i].IsTime ? Time(parts[i].Place, Part(key, i)) : names[parts[i].Place][Part(key, i)];
            yield return new FeatureRow(group, [.. query.Aggregates.Select(aggregate => Value(aggregate, counts))]);
        }

        object? Time(int width, int bucket)
        {
            if (bucket == 0)
                return null;
            if (!times.TryGetValue((width, bucket), out var time))
                times[(width, bucket)] = time = Microseconds.ToTime(_plan.Origins[width] + ((bucket - 1) * _plan.Widths[width]));
            return time;
        }
    }

    private static List<(ulong Order, ulong Key, GroupCounts Counts)> Busiest(List<(ulong Order, ulong Key, GroupCounts Counts)> rows, Aggregate aggregate, int most)
    {
        var kept = rows.Where(row => Part(row.Key, 0) != 0).GroupBy(row => Part(row.Order, 0)).OrderByDescending(value => value.Sum(row => Value(aggregate, row.Counts) ?? 0))
            .ThenBy(value => value.Key).Take(most).Select(value => value.Key).ToHashSet();
        return [.. rows.Where(row => Part(row.Key, 0) != 0 && kept.Contains(Part(row.Order, 0)))];
    }

    private static long? Value(Aggregate aggregate, in GroupCounts counts) => aggregate switch
    {
        Aggregate.Records => counts.Records,
        Aggregate.First => counts.First <= counts.Last ? counts.First : null,
        Aggregate.Last => counts.First <= counts.Last ? counts.Last : null,
        _ => counts.Events,
    };

    private static int[] Ranks(TextIds texts)
    {
        var ranks = new int[texts.Count];
        var order = Enumerable.Range(1, texts.Count - 1).ToArray();
        Array.Sort(order, (one, other) => texts.Utf8(one).AsSpan().SequenceCompareTo(texts.Utf8(other)));
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    private static ulong Rekey(ulong key, IReadOnlyList<PassPart> parts, Func<PassPart, int, int> value)
    {
        var rekeyed = 0UL;
        for (var i = 0; i < parts.Count; i++)
            rekeyed |= (ulong)value(parts[i], Part(key, i)) << Shift(i);
        return rekeyed;
    }

    private static int Part(ulong key, int part) => (int)((key >> Shift(part)) & PartMask);

    private static int Shift(int part) => (2 - part) * PassPlan.PartBits;
}
