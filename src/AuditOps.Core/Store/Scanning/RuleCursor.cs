using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Walks over ordered rows, and stops at those on which a condition holds.</summary>
internal sealed class RuleCursor(OrderedRows rows, EventView view, ScanPlan plan, IReadOnlyList<int> fields) : IRuleCursor
{
    private readonly int[] _holding = new int[plan.Conditions];
    private int _count;

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
