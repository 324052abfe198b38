using System.Collections.Concurrent;

namespace AuditOps.Core;

/// <summary>Takes details from any thread, and passes them on where the observer may be called: on the thread that pulls.</summary>
/// <param name="next">Hears of everything.</param>
internal sealed class Details(IOperationObserver next) : IOperationObserver
{
    private readonly ConcurrentQueue<string> waiting = new();

    /// <summary>Passes on what has come.</summary>
    public void Flush()
    {
        while (waiting.TryDequeue(out var message))
            next.OnDetail(message);
    }

    public void OnDetail(string message) => waiting.Enqueue(message);

    public void OnProblem(Problem problem)
    {
        Flush();
        next.OnProblem(problem);
    }

    public void OnProgress(Progress progress)
    {
        Flush();
        next.OnProgress(progress);
    }

    public bool Approve(Change change)
    {
        Flush();
        return next.Approve(change);
    }
}
