using System.Collections.Concurrent;

namespace AuditOps.Core.Operations;

/// <summary>A run on a thread of its own, beside another. What it tells beside its results is told on the thread that asks for them.</summary>
internal sealed class SideRun<TResult> : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly IOperationObserver _observer;
    private readonly Told _told = new();
    private readonly Task<List<TResult>> _run;

    /// <param name="observer">Hears of problems and details.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <param name="start">Starts it.</param>
    public SideRun(IOperationObserver observer, CancellationToken cancellationToken, Func<IOperationObserver, CancellationToken, IEnumerable<TResult>> start)
    {
        _observer = observer;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _run = Task.Factory.StartNew(() => start(_told, _stop.Token).ToList(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits for the end.</summary>
    public IReadOnlyList<TResult> Results()
    {
        try
        {
            return _run.GetAwaiter().GetResult();
        }
        finally
        {
            _told.PassOn(_observer);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne();
        _ = _run.Exception;
        _stop.Dispose();
    }

    private sealed class Told : IOperationObserver
    {
        private readonly ConcurrentQueue<Action<IOperationObserver>> _told = new();

        public void OnProblem(Problem problem) => _told.Enqueue(observer => observer.OnProblem(problem));

        // How far one of two has come says nothing.
        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message) => _told.Enqueue(observer => observer.OnDetail(message));

        public bool Approve(Change change) => throw new InvalidOperationException("What runs beside another only reads.");

        public void PassOn(IOperationObserver observer)
        {
            while (_told.TryDequeue(out var tell))
                tell(observer);
        }
    }
}
