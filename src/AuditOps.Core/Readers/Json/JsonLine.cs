namespace AuditOps.Core.Readers.Json;

/// <summary>Walks over the values of one line of NDJSON: one, or more where a line end between two records was lost (<c>}{</c>).</summary>
internal ref struct JsonLine(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> line = line;
    private int at = Start(line);
    private readonly int end = End(line);

    private static int Start(ReadOnlySpan<byte> line)
    {
        var i = 0;
        while (i < line.Length && line[i] <= ' ') i++;
        return i;
    }

    private static int End(ReadOnlySpan<byte> line)
    {
        var i = line.Length;
        while (i > 0 && line[i - 1] <= ' ') i--;
        return i;
    }

    /// <summary>Finds the next value; a broken one goes on to the end of the line.</summary>
    public bool Next(out JsonItem item)
    {
        if (at >= end)
        {
            item = default;
            return false;
        }
        var rest = line[at..end];
        var scan = JsonScanner.Scan(rest, final: true);
        var whole = scan.State == JsonState.Whole && (scan.Length == rest.Length || (rest[scan.Length - 1] == '}' && rest[scan.Length] == '{'));
        item = new(at, whole ? scan.Length : rest.Length, !whole, scan.Length, scan.Repair);
        at += item.Length;
        return true;
    }

    /// <summary>Counts the values; a blank line counts as one, because it has a number.</summary>
    public static int Count(ReadOnlySpan<byte> line)
    {
        var values = new JsonLine(line);
        var count = 0;
        while (values.Next(out _)) count++;
        return Math.Max(1, count);
    }
}
