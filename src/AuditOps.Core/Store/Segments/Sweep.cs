using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Store.Segments;

/// <summary>Removes what crashed processes left, and the files of removed segments that nobody reads any more.</summary>
internal static class Sweep
{
    /// <summary>Removes orphaned files and leases of owners whose lock can be taken.</summary>
    public static void Orphans(StoreFolder folder, StoreCatalog catalog, Owner? self)
    {
        foreach (var name in Owner.All(folder).Where(name => name != self?.Name).ToList())
        {
            using var taken = Owner.TryTake(folder, name);
            if (taken is null)
            {
                continue;
            }

            // Only now nobody can commit these files any more, so what the catalogue says is final.
            DeleteUncommitted(folder, catalog, name);
            catalog.Write(transaction => transaction.RemoveLeasesOf(name));
            Remove(Path.Combine(folder.Owners, name));
        }
    }

    /// <summary>Deletes the published files of an owner that the catalogue does not know.</summary>
    public static void DeleteUncommitted(StoreFolder folder, StoreCatalog catalog, string owner)
    {
        if (!Directory.Exists(folder.Segments))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder.Segments, owner + "-*.parquet").ToList())
        {
            var segment = Path.GetFileNameWithoutExtension(file);
            if (!catalog.Read(transaction => transaction.HasSegment(segment) || transaction.Unlinks().Any(unlink => unlink.Name == segment)))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Unlinks the files of removed segments that no lease older than their removal can still read.</summary>
    public static void Unlink(StoreFolder folder, StoreCatalog catalog, Owner? self)
    {
        // Leases only get younger: whoever pins now sees a store without these segments.
        var (waiting, leases) = catalog.Read(transaction => (transaction.Unlinks(), transaction.Leases()));
        var oldest = leases.Where(lease => lease.Owner == self?.Name || Owner.Lives(folder, lease.Owner)).Select(lease => lease.Link).DefaultIfEmpty(long.MaxValue).Min();
        foreach (var (name, link) in waiting.Where(unlink => unlink.Link <= oldest))
        {
            try
            {
                File.Delete(folder.Segment(name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Windows: somebody has the file open; the next time will do.
                continue;
            }

            catalog.Write(transaction => transaction.RemoveUnlink(name));
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the lock's file while it is open; another sweep removes it.
        }
    }
}
