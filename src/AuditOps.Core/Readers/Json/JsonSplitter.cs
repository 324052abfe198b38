namespace AuditOps.Core.Readers.Json;

/// <summary>Walks over JSON text that is not one record a line: arrays, wrapped arrays, values one after the other, spread over lines or not.</summary>
/// <param name="bytes">Starts between two records.</param>
/// <param name="place">Where that is.</param>
/// <param name="final">True where nothing follows the bytes.</param>
internal ref struct JsonSplitter(ReadOnlySpan<byte> bytes, JsonPlace place, bool final)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private JsonPlace here = place;
    private int at;
    private int line;
    private int taken;
    private List<(int At, int Length, int Record)>? wrappers;

    /// <summary>The heads and tails of wrappers that were walked over, and the index of the record beside which each stands.</summary>
    public readonly IReadOnlyList<(int At, int Length, int Record)> Wrappers => wrappers ?? [];

    /// <summary>The end of what was walked over for good.</summary>
    public int Boundary { get; private set; }

    /// <summary>Between which records the boundary lies.</summary>
    public JsonPlace Place { get; private set; } = place;

    /// <summary>Finds the next record; false at the end, or where it takes more bytes to know.</summary>
    public bool Next(out JsonItem item)
    {
        item = default;
        line = -1;
        for (; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\n':
                    line = at + 1;
                    continue;
                // NUL: what a crash leaves in a file; RS: JSON text sequences (RFC 7464).
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)',' or 0 or 0x1E:
                    continue;
                case (byte)'[' when !here.InArray && !here.InWrapper:
                    Settle(at + 1, here with { InArray = true });
                    continue;
                case (byte)']' when here.InWrapper:
                    var tail = JsonWrapper.Tail(bytes[at..]);
                    if (tail == 0 && !final) return false;
                    if (tail > 0) (wrappers ??= []).Add((at, tail, taken - 1));
                    at += Math.Max(0, tail - 1);
                    Settle(at + 1, here with { InWrapper = false });
                    continue;
                case (byte)']' when here.InArray:
                    Settle(at + 1, here with { InArray = false });
                    continue;
                case (byte)'{' when !here.InWrapper:
                    var head = JsonWrapper.Head(bytes[at..]);
                    if (head == 0 && !final) return false;
                    if (head <= 0) break;
                    // No boundary yet: what follows the bracket tells whether this is a wrapper, so it must stay in the same slice.
                    here = here with { InWrapper = true };
                    (wrappers ??= []).Add((at, head, taken));
                    at += head - 1;
                    continue;
            }
            return Take(line < 0 ? 0 : at - line, out item);
        }
        if (final) Settle(bytes.Length, here);
        return false;
    }

    private void Settle(int boundary, JsonPlace place)
    {
        line = -1;
        Boundary = boundary;
        Place = here = place;
    }

    private bool Take(int indent, out JsonItem item)
    {
        var text = bytes[at..];
        var scan = JsonScanner.Scan(text, final);
        item = new(at, scan.Length, scan.State != JsonState.Whole, scan.Length, scan.Repair);
        if (scan.State == JsonState.Partial && !final) return false;
        if (item.Broken)
        {
            var length = BrokenLength(text, indent);
            if (length == 0) return false;
            item = item with { Length = length, ErrorAt = Math.Min(scan.Length, length) };
        }
        at += item.Length;
        taken++;
        Settle(at, here);
        return true;
    }

    /// <summary>Measures a broken record: to where its braces close, or to the line before one that starts a record at the same indentation.</summary>
    /// <returns>0 where the bytes end before that.</returns>
    private readonly int BrokenLength(ReadOnlySpan<byte> text, int indent)
    {
        if (text[0] is not ((byte)'{' or (byte)'['))
        {
            var lineEnd = text.IndexOf((byte)'\n');
            return lineEnd >= 0 ? lineEnd : final ? text.Length : 0;
        }
        var (depth, inString) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'\\' when inString:
                    i++;
                    break;
                case (byte)'{' or (byte)'[' when !inString:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !inString && --depth == 0:
                    return i + 1;
                case (byte)'\n':
                    // No string goes over a line end, so whatever was open is not one.
                    inString = false;
                    var start = JsonScanner.SkipSpace(text, i + 1);
                    if (start >= text.Length && !final) return 0;
                    if (start < text.Length && text[start] == '{' && start - 1 - text[..start].LastIndexOf((byte)'\n') == indent) return i;
                    break;
            }
        }
        return final ? text.Length : 0;
    }
}
