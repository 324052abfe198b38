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

    // What was looked for in vain, or found ahead, is not looked for again: else text without ends takes the square of its length.
    private (int From, int Start, int NameEnd) opening = (int.MaxValue, -1, -1);
    private int withoutCommentEnd = int.MaxValue;
    private int withoutTagEnd = int.MaxValue;

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
                var close = isComment ? CommentEnd(rest) : TagEnd(rest);
                if (close < 0) return final && TakeStray(rest, out item);
                Boundary += isComment ? close + 7 : close + 1;
                continue;
            }
            return Opening(Boundary) is var (start, nameEnd) && start == Boundary ? TakeEvent(nameEnd, out item) : TakeStray(rest, out item);
        }
    }

    private bool TakeEvent(int nameEnd, out XmlItem item)
    {
        item = default;
        var tagEnd = nameEnd + bytes[nameEnd..].IndexOfAny((byte)'>', (byte)'<');
        if (tagEnd < nameEnd && !final) return false;
        var (next, _) = Opening(nameEnd);
        var (close, closeEnd) = FindTag(nameEnd, next < 0 ? bytes.Length : next, closing: true);
        if (tagEnd >= nameEnd && bytes[tagEnd] == '>' && bytes[tagEnd - 1] == '/') (close, closeEnd) = (nameEnd, tagEnd + 1);
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
        var next = Opening(Boundary + 1).Start - Boundary;
        var end = (next < 0 ? rest : rest[..next]).IndexOf((byte)'\n');
        if (end < 0 && next >= 0) end = next;
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

    private int CommentEnd(ReadOnlySpan<byte> rest)
    {
        if (Boundary >= withoutCommentEnd) return -1;
        var end = rest[4..].IndexOf("-->"u8);
        if (end < 0) withoutCommentEnd = Boundary;
        return end;
    }

    private int TagEnd(ReadOnlySpan<byte> rest)
    {
        if (Boundary >= withoutTagEnd) return -1;
        var end = rest.IndexOf((byte)'>');
        if (end < 0) withoutTagEnd = Boundary;
        return end;
    }

    /// <summary>Finds the next start tag of an Event element: where it starts, and where its name ends.</summary>
    private (int Start, int NameEnd) Opening(int from)
    {
        if (from < opening.From || (opening.Start >= 0 && from > opening.Start))
        {
            var (start, nameEnd) = FindTag(from, bytes.Length, closing: false);
            opening = (from, start, nameEnd);
        }
        return (opening.Start, opening.NameEnd);
    }

    /// <summary>Finds a tag of an Event element: where it starts, and where its name ends (of an end tag: where the tag ends).</summary>
    private readonly (int Start, int End) FindTag(int from, int to, bool closing)
    {
        for (var i = from; i < to;)
        {
            var found = bytes[i..to].IndexOf("Event"u8);
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
