using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Several scans, each of its own segments and on its own thread, read as one in order of (time, source, record).</summary>
internal sealed class MergedScan(IReadOnlyList<ScanWorker> workers) : IRuleCursor
{
    private readonly PriorityQueue<ScanWorker, (long Time, ulong Source, long Record)> _waiting = new();
    private ScanWorker? _current;
    private bool _isStarted;

    public long Time => _current!.Block[_current.Row].Time;

    public EventKey Key => _current!.Block[_current.Row].Key;

    public long Count => _current!.Block[_current.Row].Count;

    public ReadOnlySpan<int> Conditions => _current!.Block.Conditions(_current.Row);

    public string? Text(int field) => _current!.Block.Text(_current.Row, field);

    public bool Read()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            foreach (var worker in workers)
                Enqueue(worker);
        }
        else if (_current is not null)
        {
            Enqueue(_current);
        }

        return _waiting.TryDequeue(out _current, out _);
    }

    public void Dispose()
    {
        foreach (var worker in workers)
            worker.Dispose();
    }

    private void Enqueue(ScanWorker worker)
    {
        if (worker.Read())
            _waiting.Enqueue(worker, worker.Order);
    }
}
