using System.Globalization;
using AuditOps.Core.Store.Segments;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The segments that make up the store now, and the files that wait to be unlinked.</summary>
internal static class SegmentTable
{
    private const string Columns =
        "name, sha256, bytes, rows, untimed, identified, first, last, source_low, source_high, record_low, record_high";

    /// <summary>All segments, by name.</summary>
    public static List<Segment> Segments(this CatalogTransaction transaction) =>
        transaction.Query($"SELECT {Columns} FROM segments ORDER BY name", Row);

    /// <summary>The segments that came after a link.</summary>
    public static List<Segment> SegmentsSince(this CatalogTransaction transaction, long link) =>
        transaction.Query($"SELECT {Columns} FROM segments WHERE link > $1 ORDER BY name", Row, link);

    public static bool HasSegment(this CatalogTransaction transaction, string name) =>
        transaction.Query("SELECT 1 FROM segments WHERE name = $1", _ => true, name).Count > 0;

    public static void AddSegment(this CatalogTransaction transaction, Segment segment, long link) =>
        transaction.Execute(
            $"INSERT INTO segments ({Columns}, link) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            segment.Name, segment.Sha256, segment.Bytes, segment.Rows, segment.Untimed, segment.Identified, segment.First, segment.Last,
            Hex(segment.SourceLow), Hex(segment.SourceHigh), segment.RecordLow, segment.RecordHigh, link);

    /// <summary>Takes a segment out of the store; its file waits until nobody reads it.</summary>
    public static void RemoveSegment(this CatalogTransaction transaction, string name, long link)
    {
        transaction.Execute("DELETE FROM segments WHERE name = $1", name);
        transaction.Execute("INSERT INTO unlinks VALUES ($1, $2)", name, link);
    }

    /// <summary>Files that wait to be unlinked, and the link that took them out.</summary>
    public static List<(string Name, long Link)> Unlinks(this CatalogTransaction transaction) =>
        transaction.Query("SELECT name, link FROM unlinks ORDER BY link, name", row => (row.GetString(0), row.GetInt64(1)));

    public static void RemoveUnlink(this CatalogTransaction transaction, string name) =>
        transaction.Execute("DELETE FROM unlinks WHERE name = $1", name);

    private static Segment Row(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
        row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetInt64(7),
        Number(row.GetString(8)), Number(row.GetString(9)), row.GetInt64(10), row.GetInt64(11));

    private static string Hex(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

    // What somebody wrote into the catalogue by hand is found by the chain, not here.
    private static ulong Number(string hex) =>
        ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
