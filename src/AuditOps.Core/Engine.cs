using AuditOps.Core.Caching.Answers;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance;

namespace AuditOps.Core;

/// <summary>Runs requests: checks them, passes the gate, finds the operation, and turns every fault into an <see cref="AuditOpsException"/>.</summary>
internal sealed class Engine(EngineSettings settings) : IEngine
{
    private readonly Session session = new(settings);

    public IEnumerable<TResult> Run<TResult>(IRequest<TResult> request, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var details = new Details(observer);
        using var results = Start(request, details, cancellationToken).GetEnumerator();
        while (Next(results, details, cancellationToken))
            yield return results.Current;
    }

    public IReadOnlyList<string> Complete(CompletionSet set, string prefix, string? store)
    {
        try
        {
            return Completion.Values(set, prefix, store, session);
        }
        catch (Exception error) when (Faults.Translate(error) is not null)
        {
            return [];
        }
    }

    public void Dispose() => session.Dispose();

    private IEnumerable<TResult> Start<TResult>(IRequest<TResult> request, IOperationObserver observer, CancellationToken cancellationToken)
    {
        OperationGate.Admit(request, session);
        return OwnOperations.Measure(request, new KeptAnswers(session).Run(request, observer, cancellationToken), session, observer);
    }

    private static bool Next<TResult>(IEnumerator<TResult> results, Details details, CancellationToken cancellationToken)
    {
        try
        {
            return results.MoveNext();
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The operation was cancelled.", error, cancellationToken);
        }
        catch (Exception error) when (Faults.Translate(error) is { } translated)
        {
            throw translated;
        }
        finally
        {
            details.Flush();
        }
    }
}
