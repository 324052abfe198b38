namespace AuditOps.Core.Readers.Syslog;

/// <summary>The header of RFC 5424: <c>1 stamp host app procid msgid [structured data] message</c>, without its priority.</summary>
internal readonly ref struct SyslogEnvelope
{
    public ReadOnlySpan<byte> Stamp { get; private init; }

    public ReadOnlySpan<byte> Host { get; private init; }

    public ReadOnlySpan<byte> Process { get; private init; }

    public ReadOnlySpan<byte> Pid { get; private init; }

    public ReadOnlySpan<byte> MessageId { get; private init; }

    /// <summary>All elements, each in brackets; empty for none.</summary>
    public ReadOnlySpan<byte> Structured { get; private init; }

    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Reads the header; false where the text has none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> rest, out SyslogEnvelope envelope)
    {
        envelope = default;
        if (!rest.StartsWith("1 "u8))
            return false;
        rest = rest[2..];
        var stamp = Word(ref rest);
        var host = Word(ref rest);
        var process = Word(ref rest);
        var pid = Word(ref rest);
        var id = Word(ref rest);
        if (id.IsEmpty || !(stamp.SequenceEqual("-"u8) || SyslogStamp.TryRead(stamp, 1, out _)))
            return false;
        var structured = default(ReadOnlySpan<byte>);
        if (rest.StartsWith("-"u8))
        {
            rest = rest[1..];
        }
        else
        {
            var length = 0;
            while (length < rest.Length && rest[length] == '[' && Element(rest[length..]) is > 0 and var element)
                length += element;
            if (length == 0)
                return false;
            structured = rest[..length];
            rest = rest[length..];
        }
        if (rest.StartsWith(" "u8))
            rest = rest[1..];
        if (rest.StartsWith("\uFEFF"u8))
            rest = rest[3..];
        envelope = new() { Stamp = stamp, Host = host, Process = process, Pid = pid, MessageId = id, Structured = structured, Text = rest };
        return true;
    }

    /// <summary>Measures the element that a text starts with; 0 where it has no end.</summary>
    private static int Element(ReadOnlySpan<byte> text)
    {
        var quoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)']' when !quoted:
                    return i + 1;
            }
        }
        return 0;
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> rest)
    {
        var space = rest.IndexOf((byte)' ');
        if (space < 0)
            return default;
        var word = rest[..space];
        rest = rest[(space + 1)..];
        return word;
    }

    /// <summary>Writes the elements as one JSON object of objects.</summary>
    public void WriteStructured(JsonText json)
    {
        json.Raw("{"u8);
        for (var rest = Structured; !rest.IsEmpty;)
        {
            var length = Element(rest);
            WriteElement(json, rest[1..(length - 1)]);
            rest = rest[length..];
        }
        json.Raw("}"u8);
    }

    private static void WriteElement(JsonText json, ReadOnlySpan<byte> element)
    {
        var name = element.IndexOf((byte)' ') is var space and >= 0 ? element[..space] : element;
        json.AnyName(name);
        json.Raw("{"u8);
        for (var rest = element[name.Length..].TrimStart((byte)' '); rest.IndexOf("=\""u8) is var equal and > 0;)
        {
            json.AnyName(rest[..equal]);
            rest = rest[(equal + 2)..];
            json.Raw("\""u8);
            while (rest.IndexOfAny((byte)'\\', (byte)'"') is var at and >= 0 && rest[at] == '\\')
            {
                // Only what could end the value is escaped; before anything else, a backslash is a backslash.
                var escape = at + 1 < rest.Length && rest[at + 1] is (byte)'"' or (byte)'\\' or (byte)']';
                json.Inner(rest[..(escape ? at : at + 1)]);
                if (escape)
                    json.Inner(rest.Slice(at + 1, 1));
                rest = rest[(escape ? at + 2 : at + 1)..];
            }
            var end = rest.IndexOf((byte)'"');
            json.Inner(end < 0 ? rest : rest[..end]);
            json.Raw("\""u8);
            rest = (end < 0 ? default : rest[(end + 1)..]).TrimStart((byte)' ');
        }
        json.Raw("}"u8);
    }
}
