namespace AuditOps;

/// <summary>Runs requests. The only way from a surface into the engine.</summary>
public interface IEngine : IDisposable
{
    /// <summary>Runs a request. Nothing happens before the first result is pulled; disposing the enumerator ends the work.</summary>
    /// <typeparam name="TResult">What the operation yields.</typeparam>
    /// <param name="request">What to do. It is validated first.</param>
    /// <param name="observer">Is told of progress and problems, on the thread that pulls.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <exception cref="AuditOpsException">The request is wrong or cannot be carried out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IEnumerable<TResult> Run<TResult>(IRequest<TResult> request, IOperationObserver observer, CancellationToken cancellationToken);

    /// <summary>Values that complete what a user has typed: quick, and empty when anything is wrong.</summary>
    /// <param name="set">Which set.</param>
    /// <param name="prefix">What was typed.</param>
    /// <param name="store">The store that the command names, or null for the default.</param>
    IReadOnlyList<string> Complete(CompletionSet set, string prefix, string? store);
}
