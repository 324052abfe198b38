namespace AuditOps.Core.Readers.Syslog;

/// <summary>Reads what stands before the message of a syslog line.</summary>
internal static class SyslogHeader
{
    /// <summary>Reads the header of a line, RFC 3164 or RFC 5424, with any of their stamps.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="year">The year of a stamp that names none; 0 where it is not known.</param>
    public static RecordHeader Parse(ReadOnlySpan<byte> line, int year)
    {
        var rest = Priority.Skip(line);
        var prioritised = rest.Length < line.Length;
        if (SyslogEnvelope.TryParse(rest, out var envelope))
        {
            var known = SyslogStamp.TryParse(envelope.Stamp, year, out var moment);
            return new()
            {
                Found = true,
                Stamp = known ? moment.Micros : null,
                Utc = known && moment.Utc,
                Host = envelope.Host,
                Process = envelope.Process,
                Pid = Number(envelope.Pid),
                Text = envelope.Text,
            };
        }

        if (SyslogStamp.TryRead(rest, year, out var stamp))
            return Tagged(rest[stamp.Length..], stamp);
        // What cannot tell the time (RFC 3164 by way of a relay) writes a dash.
        return prioritised && rest.StartsWith("- "u8) ? Tagged(rest[2..], default) : default;
    }

    /// <summary>Just the <see cref="RecordHeader.Stamp"/> of a line.</summary>
    public static long? StampOf(ReadOnlySpan<byte> line, int year)
    {
        line = Priority.Skip(line);
        return SyslogStamp.TryRead(line.StartsWith("1 "u8) ? line[2..] : line, year, out var stamp) && stamp.Known ? stamp.Micros : null;
    }

    /// <summary>Reads <c>host tag[pid]: message</c>.</summary>
    private static RecordHeader Tagged(ReadOnlySpan<byte> rest, scoped in SyslogStamp stamp)
    {
        var host = default(ReadOnlySpan<byte>);
        SkipOrigin(ref rest);
        // BSD's syslogd -vv: <auth.info>.
        if (rest.StartsWith("<"u8) && rest.IndexOf("> "u8) is > 0 and < 24 and var named)
            rest = rest[(named + 2)..];
        var space = rest.IndexOf((byte)' ');
        if (space > 0 && rest[space - 1] != ':')
        {
            host = rest[..space];
            rest = rest[(space + 1)..];
        }
        if (SyslogTag.TryRead(rest, out var tag))
            rest = rest[tag.Length..];
        // Solaris numbers its messages: [ID 800047 auth.info].
        if (rest.StartsWith("[ID "u8) && rest.IndexOf("] "u8) is > 0 and < 40 and var numbered)
            rest = rest[(numbered + 2)..];
        return new() { Found = true, Stamp = stamp.Known ? stamp.Micros : null, Utc = stamp.Utc, Host = host, Process = tag.Process, Pid = Number(tag.Pid), Text = rest };
    }

    /// <summary>A relay puts its own stamp and name before the line that it was sent, which names the origin.</summary>
    private static void SkipOrigin(ref ReadOnlySpan<byte> rest)
    {
        var space = rest.IndexOf((byte)' ');
        if (space <= 0 || rest[space - 1] == ':')
            return;
        var origin = Priority.Skip(rest[(space + 1)..]);
        if (origin.StartsWith("1 "u8))
            origin = origin[2..];
        if (SyslogStamp.TryRead(origin, 2000, out var stamp) && stamp.Length < origin.Length)
            rest = origin[stamp.Length..];
    }

    private static int? Number(ReadOnlySpan<byte> digits) =>
        System.Buffers.Text.Utf8Parser.TryParse(digits, out int number, out var read) && read == digits.Length ? number : null;
}
