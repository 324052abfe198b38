using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>A request about what events have to do with others.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record LinkRequest<TResult> : SourceRequest<TResult>
{
    /// <summary>The events that are asked about.</summary>
    [Summary("The events that are asked about, by the identities that findings and events carry."), MinLength(1)]
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>Weights of links that differ from the content's.</summary>
    [Summary("How much a kind of link counts, 0 to 1, where it is not as in the content links: same_user=0.2.")]
    public IReadOnlyList<string> Weight { get; init; } = [];
}
