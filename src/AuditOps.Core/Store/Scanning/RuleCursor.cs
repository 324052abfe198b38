using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Walks over ordered rows, and stops at those on which a condition holds.</summary>
internal sealed class RuleCursor(OrderedRows rows, EventView view, ScanPlan plan, IReadOnlyList<int> fields) : IRuleCursor
{
    private readonly int[] _holding = new int[plan.Conditions];
    private int _count;

    /// <summary>Starts a scan of all events, or of a part of them.</summary>
    public static IRuleCursor Open(RuleScan scan, SegmentQueries queries, CancellationToken cancellationToken, (int Number, int Of)? part = null)
    {
        var view = new EventView();
        var plan = new ScanPlan(scan.Conditions, view);
        int[] fields = [.. scan.Fields.Select(view.Know)];
        var columns = view.Columns.Select(column => column.IsText() ? column.Quoted() : column.AsNumber()).ToList();
        var filter = scan.Filter & LooseScan.Of(scan);

        // Whole records take more memory to sort than there is; what matches is little.
        return queries.Sorts(filter)
            ? new SortedScan(new RuleCursor(queries.Unordered(filter, columns, cancellationToken, part), view, plan, fields), fields.Length)
            : new RuleCursor(queries.Timed(filter, columns, first: null, cancellationToken, part), view, plan, fields);
    }

    public long Time => view.Time;

    public EventKey Key => view.Key;

    public long Count => view.Count;

    public ReadOnlySpan<int> Conditions => _holding.AsSpan(0, _count);

    public bool Read()
    {
        while (rows.Read())
        {
            view.MoveTo(rows.Current!);
            var holding = plan.Ask(view);
            if (holding.IsEmpty)
                continue;
            holding.CopyTo(_holding);
            _count = holding.Length;
            return true;
        }

        return false;
    }

    public string? Text(int field) => view.Values(fields[field]) is [var first, ..] ? first : null;

    public void Dispose() => rows.Dispose();
}
