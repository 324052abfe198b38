using System.Globalization;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Store.Journal;

/// <summary>Records that wait in the catalogue, by their numbers.</summary>
internal static class JournalTable
{
    /// <summary>Adds records behind those that a channel has.</summary>
    public static void Enqueue(this CatalogTransaction transaction, JournalChannel channel, IEnumerable<string> records)
    {
        var last = transaction.Query("SELECT max(key) FROM entries WHERE scope = $1", row => row.IsDBNull(0) ? 0 : Number(row.GetString(0)), channel.Scope)[0];
        var next = Math.Max(last + 1, transaction.Next(channel));
        foreach (var record in records)
        {
            transaction.SetEntry(channel.Scope, Key(next++), record);
        }
    }

    /// <summary>The first records of a channel that are in no segment yet.</summary>
    public static List<(long Number, string Record)> Waiting(this CatalogTransaction transaction, JournalChannel channel, int most) => transaction.Query(
        "SELECT key, value FROM entries WHERE scope = $1 AND key >= $2 ORDER BY key LIMIT $3",
        row => (Number(row.GetString(0)), row.GetString(1)),
        channel.Scope, Key(transaction.Next(channel)), most);

    /// <summary>Whether a scope holds anything.</summary>
    public static bool HasEntries(this CatalogTransaction transaction, string scope) =>
        transaction.Query("SELECT 1 FROM entries WHERE scope = $1 LIMIT 1", row => true, scope).Count > 0;

    /// <summary>Forgets the records of a channel that are in segments.</summary>
    public static int ForgetImported(this CatalogTransaction transaction, JournalChannel channel) =>
        transaction.Execute("DELETE FROM entries WHERE scope = $1 AND key < $2", channel.Scope, Key(transaction.Next(channel)));

    private static long Next(this CatalogTransaction transaction, JournalChannel channel) => transaction.Import(channel.Source)?.Record ?? 1;

    private static string Key(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static long Number(string key) => long.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);
}
