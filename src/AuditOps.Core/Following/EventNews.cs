using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Following;

/// <summary>What has come to a store between two looks at it.</summary>
/// <param name="Scope">The events; its filter holds the request's conditions and window.</param>
/// <param name="From">None of what came is earlier; null when that is not known.</param>
/// <param name="Before">The number of the next record of each input at the look before.</param>
/// <param name="After">The same at this look.</param>
internal sealed record EventNews(EventScope Scope, DateTime? From, IReadOnlyDictionary<ulong, long> Before, IReadOnlyDictionary<ulong, long> After) : IDisposable
{
    private static readonly IReadOnlyDictionary<ulong, long> Nothing = new Dictionary<ulong, long>();

    /// <summary>Everything up to this look, as if nothing had been read before.</summary>
    public EventNews Whole => this with { From = null, Before = Nothing };

    /// <summary>Whether nothing came.</summary>
    public bool IsEmpty => After.All(input => input.Value <= Before.GetValueOrDefault(input.Key));

    /// <summary>Whether an event came between the looks.</summary>
    public bool Holds(EventKey key) => key.Record < After.GetValueOrDefault(key.Source) && key.Record >= Before.GetValueOrDefault(key.Source);

    public void Dispose() => Scope.Dispose();
}
