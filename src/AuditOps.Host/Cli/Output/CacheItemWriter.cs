namespace AuditOps.Host.Cli.Output;

/// <summary>Shows what a cache holds: many as a table with keys of a length that can be read, one with its whole key and its value.</summary>
internal sealed class CacheItemWriter(Terminal terminal) : IResultWriter<CacheItem>
{
    private const int LongestKey = 80;

    private readonly TableWriter<CacheItem> table = new(terminal, [.. Column<CacheItem>.All("Key Kind Tier SizeBytes Created? Expires Tags?").Select(Short)], clips: false);

    public void Add(CacheItem result) => table.Add(result.Value is string text ? result with { Value = new KeptText(text) } : result);

    public void End() => table.End();

    private static Column<CacheItem> Short(Column<CacheItem> column) => column.Name == nameof(CacheItem.Key)
        ? column with { Value = row => row.Key.Length > LongestKey ? row.Key[..(LongestKey - 1)] + "…" : row.Key }
        : column;
}
