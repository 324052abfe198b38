using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Reading;

/// <summary>Keeps the segments of one moment readable until it is disposed.</summary>
internal sealed class Lease : IDisposable
{
    private readonly StoreCatalog catalog;
    private readonly long? id;
    private bool disposed;

    private Lease(StoreCatalog catalog, long? id, long head, IReadOnlyList<Segment> segments) =>
        (this.catalog, this.id, Head, Segments) = (catalog, id, head, segments);

    /// <summary>The last link when it was taken.</summary>
    public long Head { get; }

    /// <summary>The segments that it pins.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Takes a lease. A store that cannot be written is read without one.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="owner">Who reads.</param>
    /// <param name="wants">Which segments are wanted; null for all.</param>
    public static Lease Take(StoreCatalog catalog, Owner? owner, Func<Segment, bool>? wants = null)
    {
        return owner is null
            ? catalog.Read(transaction => new Lease(catalog, null, transaction.Head(), Wanted(transaction)))
            : catalog.Note(transaction =>
            {
                var head = transaction.Head();
                return new Lease(catalog, transaction.AddLease(owner.Name, head), head, Wanted(transaction));
            });

        IReadOnlyList<Segment> Wanted(CatalogTransaction transaction) => wants is null ? transaction.Segments() : [.. transaction.Segments().Where(wants)];
    }

    public void Dispose()
    {
        if (id is not { } known || disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            catalog.Note(transaction =>
            {
                transaction.RemoveLease(known);
                return known;
            });
        }
        catch (AuditOpsException)
        {
            // A full disk or a busy catalogue: the lease ends with its owner.
        }
    }
}
