using System.Buffers;

namespace AuditOps.Core.Readers.Xml;

/// <summary>Walks over text that holds <c>&lt;Event&gt;</c> elements, with or without a root, a prefix, or what a browser puts around them.</summary>
/// <param name="bytes">Starts between two events.</param>
/// <param name="final">True where nothing follows the bytes.</param>
internal ref struct XmlSplitter(ReadOnlySpan<byte> bytes, bool final)
{
    private static readonly SearchValues<byte> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."u8);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The end of what was walked over for good.</summary>
    public int Boundary { get; private set; }

    /// <summary>Finds the next event, or a line of text that is none; false at the end, or where it takes more bytes to know.</summary>
    public bool Next(out XmlItem item)
    {
        item = default;
        while (true)
        {
            var rest = bytes[Boundary..];
            // A browser shows a dash before each element that can be folded.
            Boundary += rest.Length - rest.TrimStart(" \t\r\n\0-"u8).Length;
            rest = bytes[Boundary..];
            if (rest.IsEmpty) return false;
            if (!final && IsPartialTag(rest)) return false;
            if (rest.StartsWith("<?xml"u8) || rest.StartsWith("<Events"u8) || rest.StartsWith("</Events"u8) || rest.StartsWith("<!--"u8))
            {
                var isComment = rest.StartsWith("<!--"u8);
                var close = isComment ? rest[4..].IndexOf("-->"u8) : rest.IndexOf((byte)'>');
                if (close < 0) return final && TakeStray(rest, out item);
                Boundary += isComment ? close + 7 : close + 1;
                continue;
            }
            return FindTag(Boundary, closing: false) is var (start, nameEnd) && start == Boundary ? TakeEvent(nameEnd, out item) : TakeStray(rest, out item);
        }
    }

    private bool TakeEvent(int nameEnd, out XmlItem item)
    {
        item = default;
        var tagEnd = nameEnd + bytes[nameEnd..].IndexOfAny((byte)'>', (byte)'<');
        if (tagEnd < nameEnd && !final) return false;
        var (close, closeEnd) = FindTag(nameEnd, closing: true);
        if (tagEnd >= nameEnd && bytes[tagEnd] == '>' && bytes[tagEnd - 1] == '/') (close, closeEnd) = (nameEnd, tagEnd + 1);
        var (next, _) = FindTag(nameEnd, closing: false);
        if (close < 0 && next < 0 && !final) return false;
        var start = Boundary;
        if (close >= 0 && (next < 0 || close < next))
        {
            Boundary = closeEnd;
            item = new(start, closeEnd - start, null);
            return true;
        }
        Boundary = next >= 0 ? next : bytes.Length;
        item = new(start, bytes[start..Boundary].TrimEnd(" \t\r\n\0-"u8).Length, "The event has no end");
        return true;
    }

    private bool TakeStray(ReadOnlySpan<byte> rest, out XmlItem item)
    {
        item = default;
        var end = rest.IndexOf((byte)'\n');
        var next = FindTag(Boundary + 1, closing: false).Start - Boundary;
        if (next >= 0 && (end < 0 || next < end)) end = next;
        if (end < 0 && !final) return false;
        if (end < 0) end = rest.Length;
        var why = rest.StartsWith("<!DOCTYPE"u8) || rest.StartsWith("<!ENTITY"u8)
            ? "A document type is declared, which is not read"
            : "The text is no event";
        item = new(Boundary, rest[..end].TrimEnd(" \t\r\n\0-"u8).Length, why);
        Boundary += end;
        return true;
    }

    private static bool IsPartialTag(ReadOnlySpan<byte> rest)
    {
        if (rest[0] != '<') return false;
        var name = rest[1..].TrimStart("/!?:"u8);
        return name.IndexOfAnyExcept(NameLetters) is var end && (end < 0 || (name[end] == ':' && name[(end + 1)..].IndexOfAnyExcept(NameLetters) < 0));
    }

    /// <summary>Finds a tag of an Event element: where it starts, and where its name ends (of an end tag: where the tag ends).</summary>
    private readonly (int Start, int End) FindTag(int from, bool closing)
    {
        for (var i = from; i < bytes.Length;)
        {
            var found = bytes[i..].IndexOf("Event"u8);
            if (found < 0) break;
            var name = i + found;
            i = name + 5;
            if (i >= bytes.Length) break;
            if (bytes[i] is not ((byte)' ' or (byte)'>' or (byte)'/' or (byte)'\t' or (byte)'\r' or (byte)'\n')) continue;
            var before = name - 1;
            if (before >= 0 && bytes[before] == ':') before = bytes[..before].LastIndexOfAnyExcept(NameLetters);
            if (before < from) continue;
            if (!closing && bytes[before] == '<') return (before, i);
            if (!closing || bytes[before] != '/' || before == 0 || bytes[before - 1] != '<') continue;
            var end = bytes[i..].IndexOf((byte)'>');
            return end < 0 ? (-1, -1) : (before - 1, i + end + 1);
        }
        return (-1, -1);
    }
}
