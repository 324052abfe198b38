namespace AuditOps.Core.Store.Catalog;

/// <summary>Every small thing that a store keeps: texts by scope and key.</summary>
internal static class EntryTable
{
    public static string? Entry(this CatalogTransaction transaction, string scope, string key) =>
        transaction.Query("SELECT value FROM entries WHERE scope = $1 AND key = $2", row => row.GetString(0), scope, key).SingleOrDefault();

    public static Dictionary<string, string> Entries(this CatalogTransaction transaction, string scope) =>
        transaction.Query("SELECT key, value FROM entries WHERE scope = $1 ORDER BY key", row => (row.GetString(0), row.GetString(1)), scope)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Keeps a text; null forgets it.</summary>
    public static void SetEntry(this CatalogTransaction transaction, string scope, string key, string? value)
    {
        if (value is null)
        {
            transaction.Execute("DELETE FROM entries WHERE scope = $1 AND key = $2", scope, key);
            return;
        }

        transaction.Execute("INSERT OR REPLACE INTO entries VALUES ($1, $2, $3)", scope, key, value);
    }
}
