using AuditOps.Core.Store.Chain;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The links of the chain.</summary>
internal static class ChainTable
{
    /// <summary>Number of the last link, 0 before the first.</summary>
    public static long Head(this CatalogTransaction transaction) =>
        transaction.Query("SELECT coalesce(max(number), 0) FROM links", row => row.GetInt64(0))[0];

    public static List<StoredLink> Links(this CatalogTransaction transaction) =>
        transaction.Query("SELECT number, body, hash FROM links ORDER BY number", row => new StoredLink(row.GetInt64(0), row.GetString(1), row.GetString(2)));

    public static StoredLink? LastLink(this CatalogTransaction transaction) =>
        transaction.Query(
            "SELECT number, body, hash FROM links ORDER BY number DESC LIMIT 1",
            row => new StoredLink(row.GetInt64(0), row.GetString(1), row.GetString(2))).SingleOrDefault();

    /// <summary>Adds a link after the last one, and does to the segments what it says.</summary>
    /// <returns>Its number.</returns>
    public static long Append(this CatalogTransaction transaction, LinkContent content)
    {
        var last = transaction.LastLink();
        var link = StoredLink.After(last, content);
        transaction.Execute("INSERT INTO links VALUES ($1, $2, $3)", link.Number, link.Body, link.Hash);
        foreach (var removed in content.Removed)
        {
            transaction.RemoveSegment(removed.Name, link.Number);
        }

        foreach (var added in content.Added)
        {
            transaction.AddSegment(added, link.Number);
        }

        return link.Number;
    }
}
