using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Store;

/// <summary>Texts that the store keeps, by scope and key: remembered and accepted findings, whatever is small and changes.</summary>
internal sealed class StoreEntries(StoreCatalog catalog)
{
    /// <summary>A text, or null.</summary>
    public string? Get(string scope, string key) => catalog.Read(transaction => transaction.Entry(scope, key));

    /// <summary>All texts of a scope.</summary>
    public IReadOnlyDictionary<string, string> All(string scope) => catalog.Read(transaction => transaction.Entries(scope));

    /// <summary>Keeps a text; null forgets it.</summary>
    public void Set(string scope, string key, string? value) => catalog.Write(transaction => transaction.SetEntry(scope, key, value));

    /// <summary>Makes a new text of one that is kept, both null for none, while nobody else changes anything.</summary>
    /// <returns>The text that was kept before.</returns>
    public string? Change(string scope, string key, Func<string?, string?> change) => catalog.Write(transaction =>
    {
        var before = transaction.Entry(scope, key);
        transaction.SetEntry(scope, key, change(before));
        return before;
    });

    /// <summary>Replaces a set of keys.</summary>
    /// <returns>Those that the set did not have.</returns>
    public IReadOnlySet<string> Remember(string scope, IReadOnlyCollection<string> keys) => catalog.Write(transaction =>
    {
        var known = transaction.Entries(scope);
        foreach (var gone in known.Keys.Except(keys, StringComparer.Ordinal))
        {
            transaction.SetEntry(scope, gone, null);
        }

        var added = keys.Where(key => !known.ContainsKey(key)).ToHashSet(StringComparer.Ordinal);
        foreach (var key in added)
        {
            transaction.SetEntry(scope, key, "");
        }

        return added;
    });
}
