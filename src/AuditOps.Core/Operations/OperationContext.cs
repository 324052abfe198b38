using AuditOps.Core.Compliance;
using AuditOps.Core.Following;
using AuditOps.Core.Geography;
using AuditOps.Core.Rules;

namespace AuditOps.Core.Operations;

/// <summary>What an operation works with: the caller's observer and token, the clock, and the way to the events.</summary>
internal abstract class OperationContext
{
    /// <summary>Hears of progress and problems, on the pulling thread.</summary>
    public abstract IOperationObserver Observer { get; }

    /// <summary>Ends the work.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The clock.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The configuration, the stores, the formats and the inputs.</summary>
    public abstract Workspace Workspace { get; }

    /// <summary>
    /// Opens what the request reads: its store, or a temporary store made of its paths or stream (imported once a session).
    /// The scope's filter already holds the request's own conditions and window, and a warning was given when the window excludes everything.
    /// </summary>
    public abstract EventScope Open<TResult>(SourceRequest<TResult> request);

    /// <summary>Opens what the request reads as a feed: its store, or a store of this run's own into which its files are imported as they grow.</summary>
    public abstract EventFeed Follow<TResult>(EventRequest<TResult> request);

    /// <summary>Runs another request as a part of this one, with the same observer and token.</summary>
    public abstract IEnumerable<TResult> Run<TResult>(IRequest<TResult> request);

    /// <summary>Runs a request that the caller of this one has made: it passes the gate like any other. Callable from any thread.</summary>
    /// <param name="request">The request.</param>
    /// <param name="observer">Hears of progress and problems, on the thread that pulls.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract IEnumerable<object> RunGiven(IRequest<object> request, IOperationObserver observer, CancellationToken cancellationToken);

    /// <summary>The rules that ship, and those of a store. A broken one is reported, and left out.</summary>
    /// <param name="store">The store that keeps rules of its own; null for the configured one.</param>
    public abstract RuleCatalog Rules(string? store);

    /// <summary>Where addresses are.</summary>
    /// <param name="store">The store whose options say by which file; null for the configured one.</param>
    public abstract IAtlas Atlas(string? store);

    /// <summary>Remembers the findings of a run under a name, and gives those that were not there at its last run.</summary>
    /// <param name="store">The store that remembers; null for the configured one.</param>
    /// <param name="name">The run's name.</param>
    /// <param name="findingIds">All findings of this run.</param>
    public abstract IReadOnlySet<string> Remember(string? store, string name, IReadOnlyCollection<string> findingIds);

    /// <summary>What is remembered of the findings that were told under a name.</summary>
    /// <param name="store">The store that remembers; null for the configured one.</param>
    /// <param name="name">The name.</param>
    public abstract FindingMemory Memory(string? store, string name);

    /// <summary>The acceptances in force, by the finding's identity.</summary>
    /// <param name="store">The store that keeps the acceptances; null for the configured one.</param>
    public abstract IReadOnlyDictionary<string, Acceptance> Accepted(string? store);

    /// <summary>What a store keeps for the runs of a name, to be compared with by the next one.</summary>
    /// <param name="store">The store; null for the configured one.</param>
    /// <param name="name">The name.</param>
    public abstract IRunMemory Runs(string? store, string name);
}
