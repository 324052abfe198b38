using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>A scan whose events come in any order, read to its end and put into the order of (time, source, record).</summary>
internal sealed class SortedScan(RuleCursor unordered, int fields) : IRuleCursor
{
    private readonly ScanBlock _block = new(fields);
    private int[]? _order;
    private int _at = -1;

    public long Time => _block[Row].Time;

    public EventKey Key => _block[Row].Key;

    public long Count => _block[Row].Count;

    public ReadOnlySpan<int> Conditions => _block.Conditions(Row);

    private int Row => _order![_at];

    public bool Read()
    {
        _order ??= ReadAll();
        return ++_at < _order.Length;
    }

    public string? Text(int field) => _block.Text(Row, field);

    public void Dispose() => unordered.Dispose();

    private int[] ReadAll()
    {
        while (unordered.Read())
            _block.Add(unordered);
        return [.. Enumerable.Range(0, _block.Count).OrderBy(row => _block[row].Time).ThenBy(row => _block[row].Key.Source).ThenBy(row => _block[row].Key.Record)];
    }
}
