using System.Collections.Concurrent;

namespace AuditOps.Core.Imports;

/// <summary>
/// Runs one producer and several workers beside the thread that pulls. Batches come out in the order of their jobs; faults of any
/// thread come out where they are pulled; disposing stops all.
/// </summary>
internal sealed class ImportPipeline : IDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly BlockingCollection<(int Number, ImportJob Job)> jobs;
    private readonly BlockingCollection<(int Number, ImportBatch Batch)> finished = [];
    private readonly Dictionary<int, ImportBatch> early = [];
    private readonly List<Thread> threads = [];
    private volatile Exception? fault;
    private int running;
    private int next;

    /// <param name="produce">All jobs in order; runs on a thread of its own.</param>
    /// <param name="makeWorker">Makes a worker; each runs on a thread of its own.</param>
    /// <param name="workers">How many.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    public ImportPipeline(Func<CancellationToken, IEnumerable<ImportJob>> produce, Func<ImportWorker> makeWorker, int workers, CancellationToken cancellationToken)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        jobs = new(boundedCapacity: 1);
        running = workers;
        Start("import reader", () => Produce(produce));
        for (var i = 0; i < workers; i++)
            Start("import worker", () => Work(makeWorker));
    }

    /// <summary>Waits for the next batch, at most for so long.</summary>
    /// <param name="wait">How long.</param>
    /// <param name="batch">The batch, or null when none came in time.</param>
    /// <returns>False when all batches were given.</returns>
    public bool TryTake(TimeSpan wait, out ImportBatch? batch)
    {
        if (early.Remove(next, out batch))
        {
            next++;
            return true;
        }

        if (finished.TryTake(out var done, wait))
        {
            early[done.Number] = done.Batch;
            if (early.Remove(next, out batch))
                next++;
            return true;
        }

        if (!finished.IsCompleted)
            return true;
        if (fault is { } error)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return false;
    }

    public void Dispose()
    {
        stop.Cancel();
        foreach (var thread in threads)
            thread.Join();
        foreach (var (_, job) in jobs)
            job.Dispose();
        jobs.Dispose();
        finished.Dispose();
        stop.Dispose();
    }

    private void Produce(Func<CancellationToken, IEnumerable<ImportJob>> produce)
    {
        var number = 0;
        foreach (var job in produce(stop.Token))
            jobs.Add((number++, job), stop.Token);
        jobs.CompleteAdding();
    }

    private void Work(Func<ImportWorker> make)
    {
        try
        {
            using var worker = make();
            foreach (var (number, job) in jobs.GetConsumingEnumerable(stop.Token))
                finished.Add((number, worker.Run(job, stop.Token)));
        }
        finally
        {
            if (Interlocked.Decrement(ref running) == 0)
                finished.CompleteAdding();
        }
    }

    private void Start(string name, Action run)
    {
        var thread = new Thread(() => Guard(run)) { Name = name, IsBackground = true };
        threads.Add(thread);
        thread.Start();
    }

    /// <summary>The first fault ends everything; it is thrown again where batches are pulled.</summary>
    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref fault, error, null);
            stop.Cancel();
        }
    }
}
