using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Store.Counting;

/// <summary>Counts the chunks of one thread.</summary>
internal sealed class PassWorker
{
    private const int MostGroups = 6_000_000;
    private const int MaximumRows = 2048;
    private readonly PassPlan _plan;
    private readonly int[][] _ids;
    private readonly int[][] _buckets;
    private readonly List<bool>[][] _holding;
    private readonly int[] _nothing = new int[MaximumRows];
    private readonly int[] _rows = new int[MaximumRows];

    public PassWorker(PassPlan plan)
    {
        _plan = plan;
        Texts = [.. plan.Texts.Select(_ => new TextIds())];
        Groups = [.. plan.Queries.Select(_ => new GroupTable())];
        _ids = [.. plan.Texts.Select(_ => new int[MaximumRows])];
        _buckets = [.. plan.Widths.Select(_ => new int[MaximumRows])];
        _holding = [.. plan.Queries.Select(query => query.Conditions.Select(_ => new List<bool>()).ToArray())];
    }

    /// <summary>The numbers of each column's texts.</summary>
    public IReadOnlyList<TextIds> Texts { get; }

    /// <summary>The groups of each query.</summary>
    public IReadOnlyList<GroupTable> Groups { get; }

    /// <summary>Whether there is more to count than memory should hold; then nothing that was counted counts.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Counts the rows of a chunk.</summary>
    public void Take(ChunkColumns columns)
    {
        var count = columns.RowCount;
        for (var i = 0; i < _ids.Length; i++)
            Texts[i].Number(columns.Vector(i + 2), _ids[i]);
        for (var i = 0; i < _buckets.Length; i++)
            Bucket(columns, _plan.Widths[i], _plan.Origins[i], _buckets[i]);

        var (times, events) = (columns.Numbers(0), columns.Numbers(1));
        for (var i = 0; i < Groups.Count; i++)
            Count(i, Choose(i, count), columns, times, events);
        IsTooMuch = Texts.Any(texts => texts.Count >= PassPlan.TooMany - 1) || Groups.Sum(groups => groups.Count) > MostGroups;
    }

    private void Count(int number, ReadOnlySpan<int> rows, ChunkColumns columns, long[] times, long[] events)
    {
        var (query, groups) = (_plan.Queries[number], Groups[number]);
        var (first, second, third) = (Values(query, 0), Values(query, 1), Values(query, 2));
        foreach (var row in rows)
        {
            ref var counts = ref groups.Of(((ulong)first[row] << (2 * PassPlan.PartBits)) | ((ulong)second[row] << PassPlan.PartBits) | (uint)third[row]);
            counts.Records++;
            counts.Events += events[row];
            if (columns.IsNull(0, row))
                continue;
            counts.First = Math.Min(counts.First, times[row]);
            counts.Last = Math.Max(counts.Last, times[row]);
        }
    }

    private int[] Values(PassQuery query, int part) => part >= query.Parts.Count ? _nothing
        : query.Parts[part] is { IsTime: true } time ? _buckets[time.Place] : _ids[query.Parts[part].Place];

    /// <summary>The rows on which all conditions of a query hold.</summary>
    private ReadOnlySpan<int> Choose(int number, int count)
    {
        var rows = 0;
        for (var row = 0; row < count; row++)
            _rows[rows++] = row;

        var conditions = _plan.Queries[number].Conditions;
        for (var i = 0; i < conditions.Count; i++)
        {
            var holding = Holding(number, i);
            var (ids, left) = (_ids[conditions[i].Text], 0);
            for (var at = 0; at < rows; at++)
            {
                _rows[left] = _rows[at];
                left += holding[ids[_rows[at]]] ? 1 : 0;
            }

            rows = left;
        }

        return _rows.AsSpan(0, rows);
    }

    /// <summary>Whether a condition holds, by the number of a text; each text is asked about once.</summary>
    private Span<bool> Holding(int number, int condition)
    {
        var (text, filter) = _plan.Queries[number].Conditions[condition];
        var known = _holding[number][condition];
        for (var id = known.Count; id < Texts[text].Count; id++)
            known.Add(PassPlan.Holds(filter, Texts[text].Text(id)));
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(known);
    }

    private static void Bucket(ChunkColumns columns, long width, long origin, int[] buckets)
    {
        var times = columns.Numbers(0);
        var (start, bucket) = (origin, 1);
        for (var row = 0; row < columns.RowCount; row++)
        {
            if (columns.IsNull(0, row))
            {
                buckets[row] = 0;
                continue;
            }

            // Neighbours are mostly of one bucket.
            if ((ulong)(times[row] - start) >= (ulong)width)
            {
                bucket = (int)((times[row] - origin) / width) + 1;
                start = origin + ((bucket - 1) * width);
            }

            buckets[row] = bucket;
        }
    }
}
