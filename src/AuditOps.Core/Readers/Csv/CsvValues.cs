using System.Buffers;

namespace AuditOps.Core.Readers.Csv;

/// <summary>Walks over the values of a row.</summary>
internal ref struct CsvValues(ReadOnlySpan<byte> row, byte delimiter)
{
    private readonly ReadOnlySpan<byte> row = row;
    private int at;
    private bool ended;

    /// <summary>The value, without quotes.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public bool Next()
    {
        if (ended) return false;
        var rest = row[at..];
        var quoted = rest.IsEmpty || rest[0] != '"' ? -1 : QuotedLength(rest, int.MaxValue);
        var end = rest[Math.Max(0, quoted)..].IndexOf(delimiter);
        var length = end < 0 ? rest.Length : Math.Max(0, quoted) + end;
        Current = quoted < 0 ? rest[..length] : Unquote(rest[..length], quoted);
        ended = end < 0;
        at += length + 1;
        return true;
    }

    /// <summary>Measures a quoted value with its quotes; -1 where the closing one is not found.</summary>
    public static int QuotedLength(ReadOnlySpan<byte> text, int most)
    {
        if (text.Length > most) text = text[..most];
        for (var i = 1; i < text.Length;)
        {
            var quote = text[i..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            i += quote + 1;
            if (i >= text.Length || text[i] != '"') return i;
            i++;
        }
        return -1;
    }

    // What follows the closing quote belongs to the value all the same.
    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> value, int quoted)
    {
        var inner = value[1..(quoted - 1)];
        if (quoted == value.Length && inner.IndexOf((byte)'"') < 0) return inner;
        var plain = new ArrayBufferWriter<byte>(value.Length);
        while (inner.IndexOf("\"\""u8) is var pair and >= 0)
        {
            plain.Write(inner[..(pair + 1)]);
            inner = inner[(pair + 2)..];
        }
        plain.Write(inner);
        plain.Write(value[quoted..]);
        return plain.WrittenSpan;
    }
}
