using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Metrics;

/// <summary>
/// Measures in memory and adds to a store's catalogue when it is told to. Callable from any thread; starting and stopping an operation takes well
/// under two microseconds together.
/// </summary>
/// <param name="open">Opens the store.</param>
/// <param name="retention">How long what was measured is kept.</param>
/// <param name="clock">The clock.</param>
internal sealed class MetricRecorder(Func<EventStore> open, TimeSpan retention, TimeProvider clock)
{
    private const int MostSeries = 10_000;
    /// <summary>How long what began and never ended is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    private static readonly string Host = Environment.MachineName;

    private readonly Lock gate = new();
    private readonly Lock writing = new();
    private readonly Dictionary<string, OpenOperation> running = [];
    private Dictionary<SeriesKey, SeriesBuffer> buffers = [];
    private List<StoppedOperation> stopped = [];
    private bool hasForgotten;

    /// <summary>The operations of this process that run.</summary>
    public IReadOnlyList<OpenOperation> Running
    {
        get
        {
            lock (gate)
                return [.. running.Values];
        }
    }

    /// <summary>Starts an operation.</summary>
    public OpenOperation Start(string name, string label)
    {
        var started = new OpenOperation(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), name, label, clock.GetUtcNow().UtcDateTime, clock.GetTimestamp(), Host, Environment.ProcessId);
        lock (gate)
            running.Add(started.Id, started);
        return started;
    }

    /// <summary>Stops an operation that this process started.</summary>
    /// <returns>Null if this process started none with that identity, or stopped it before.</returns>
    public StoppedOperation? Stop(string id, bool failed)
    {
        var now = clock.GetTimestamp();
        lock (gate)
        {
            if (!running.Remove(id, out var started))
                return null;
            var done = new StoppedOperation(started, clock.GetElapsedTime(started.Timestamp, now), failed);
            if (started.Written)
                stopped.Add(done);
            else
                Buffer(SeriesKey.Operation(started.Name, started.Label)).Add(done.Point);
            return done;
        }
    }

    /// <summary>Counts a value.</summary>
    /// <exception cref="AuditOpsException">There are too many series.</exception>
    public void Add(SeriesKey series, MetricPoint point)
    {
        lock (gate)
            Buffer(series).Add(point);
    }

    /// <summary>Adds what was measured to the catalogue; what cannot be written is kept for the next time.</summary>
    public void Write()
    {
        lock (writing)
        {
            var (measured, done, unwritten) = Take();
            if (measured.Count + done.Count + unwritten.Count == 0)
                return;
            try
            {
                using var store = open();
                store.Catalog.Note(transaction => Write(transaction, measured, done, unwritten));
            }
            catch
            {
                Return(measured, done);
                throw;
            }

            lock (gate)
                unwritten.ForEach(operation => operation.Written = true);
        }
    }

    /// <summary>Leaves what still runs to other processes, as this one ends.</summary>
    public void HandOver()
    {
        if (Running.Count == 0)
            return;
        try
        {
            using var store = open();
            store.Catalog.Note(transaction => Running.Sum(operation => transaction.HandOver(operation.Id)));
        }
        catch (Exception error) when (Faults.Translate(error) is not null)
        {
            // Then it counts as left by a process that has ended, and can be stopped all the same.
        }
    }

    private bool Write(CatalogTransaction transaction, Dictionary<SeriesKey, SeriesBuffer> measured, List<StoppedOperation> done, List<OpenOperation> unwritten)
    {
        // Another process may have stopped what this one started: only one of them counts it.
        foreach (var operation in done.Where(operation => transaction.CloseOperation(operation.Of.Id)))
            transaction.AddMetrics(SeriesKey.Operation(operation.Of.Name, operation.Of.Label), Single(operation.Point));
        foreach (var (series, buffer) in measured)
            transaction.AddMetrics(series, buffer);
        unwritten.ForEach(transaction.OpenOperation);
        if (!hasForgotten)
        {
            transaction.ForgetMetrics(clock.GetUtcNow().UtcDateTime - retention);
            transaction.ForgetOperations(clock.GetUtcNow().UtcDateTime - Kept);
            hasForgotten = true;
        }

        return true;
    }

    private static SeriesBuffer Single(MetricPoint point)
    {
        var buffer = new SeriesBuffer();
        buffer.Add(point);
        return buffer;
    }

    private (Dictionary<SeriesKey, SeriesBuffer> Measured, List<StoppedOperation> Done, List<OpenOperation> Unwritten) Take()
    {
        lock (gate)
        {
            var taken = (buffers, stopped, running.Values.Where(operation => !operation.Written).ToList());
            (buffers, stopped) = ([], []);
            return taken;
        }
    }

    private void Return(Dictionary<SeriesKey, SeriesBuffer> measured, List<StoppedOperation> done)
    {
        lock (gate)
        {
            foreach (var (series, buffer) in measured)
                Buffer(series).Add(buffer);
            stopped.InsertRange(0, done);
        }
    }

    private SeriesBuffer Buffer(SeriesKey series)
    {
        if (buffers.TryGetValue(series, out var buffer))
            return buffer;
        if (buffers.Count >= MostSeries)
            throw new AuditOpsException(ErrorKind.LimitReached, "MetricSeriesTooMany",
                $"More than {MostSeries:N0} metrics were written within seconds. A name or label that is new each time, such as a time or an identity, makes a metric of its own: leave it out.")
            { Target = series.Name };
        return buffers[series] = new SeriesBuffer();
    }
}
