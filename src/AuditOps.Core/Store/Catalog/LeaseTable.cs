namespace AuditOps.Core.Store.Catalog;

/// <summary>Readers that pin the segments of a link.</summary>
internal static class LeaseTable
{
    public static long AddLease(this CatalogTransaction transaction, string owner, long link) =>
        transaction.Query("INSERT INTO leases (owner, link) VALUES ($1, $2) RETURNING id", row => row.GetInt64(0), owner, link)[0];

    public static void RemoveLease(this CatalogTransaction transaction, long id) =>
        transaction.Execute("DELETE FROM leases WHERE id = $1", id);

    public static void RemoveLeasesOf(this CatalogTransaction transaction, string owner) =>
        transaction.Execute("DELETE FROM leases WHERE owner = $1", owner);

    /// <summary>The oldest link that each owner pins.</summary>
    public static List<(string Owner, long Link)> Leases(this CatalogTransaction transaction) =>
        transaction.Query("SELECT owner, min(link) FROM leases GROUP BY owner ORDER BY owner", row => (row.GetString(0), row.GetInt64(1)));
}
