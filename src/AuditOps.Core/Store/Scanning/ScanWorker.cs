using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Scans a part of the segments on a thread of its own, some blocks ahead of who reads them.</summary>
internal sealed class ScanWorker : IDisposable
{
    private const int BlocksAhead = 256;
    private readonly CancellationTokenSource _stop;
    private readonly IRuleCursor _cursor;
    private readonly int _fields;
    private readonly BlockingCollection<ScanBlock> _blocks = new(BlocksAhead);
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _fault;
    private ScanBlock? _block;

    /// <param name="open">Starts the scan.</param>
    /// <param name="fields">How many fields are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ScanWorker(Func<CancellationToken, IRuleCursor> open, int fields, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_cursor, _fields) = (open(_stop.Token), fields);
        _thread = new Thread(Run) { IsBackground = true, Name = "AuditOps scan" };
        _thread.Start();
    }

    /// <summary>The row within the block.</summary>
    public int Row { get; private set; } = -1;

    public ScanBlock Block => _block!;

    /// <summary>What the rows are ordered by.</summary>
    public (long Time, ulong Source, long Record) Order => Block[Row] is var (time, key, _) ? (time, key.Source, key.Record) : default;

    /// <summary>Goes to the next event.</summary>
    public bool Read()
    {
        if (_block is not null && ++Row < _block.Count)
            return true;

        Row = 0;
        if (_blocks.TryTake(out _block, Timeout.Infinite))
            return true;
        _fault?.Throw();
        return false;
    }

    public void Dispose()
    {
        _stop.Cancel();
        while (_blocks.TryTake(out _, Timeout.Infinite))
        {
            // Whoever waits for a place to put a block goes on, and is stopped.
        }

        _thread.Join();
        _cursor.Dispose();
        _blocks.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            var block = new ScanBlock(_fields);
            while (_cursor.Read())
            {
                block.Add(_cursor);
                if (!block.IsFull)
                    continue;
                _blocks.Add(block, _stop.Token);
                block = new ScanBlock(_fields);
            }

            if (block.Count > 0)
                _blocks.Add(block);
        }
        catch (Exception error)
        {
            // Thrown again where it is read.
            _fault = ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            _blocks.CompleteAdding();
        }
    }
}
