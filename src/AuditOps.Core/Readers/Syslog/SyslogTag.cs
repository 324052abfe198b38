namespace AuditOps.Core.Readers.Syslog;

/// <summary>What names the program before a message: <c>sshd[4242]: </c>, <c>kernel: </c>.</summary>
internal readonly ref struct SyslogTag
{
    /// <summary>The program's name; it may hold any characters but blanks.</summary>
    public ReadOnlySpan<byte> Process { get; private init; }

    /// <summary>What stands in brackets.</summary>
    public ReadOnlySpan<byte> Pid { get; private init; }

    /// <summary>Bytes up to the message.</summary>
    public int Length { get; private init; }

    /// <summary>Reads the tag at the start of a text; false where there is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> rest, out SyslogTag tag)
    {
        var space = rest.IndexOf((byte)' ');
        var word = space < 0 ? rest : rest[..space];
        if (word.Length > 1 && word[^1] == ':')
        {
            var body = word[..^1];
            var length = Math.Min(word.Length + 1, rest.Length);
            var open = body.IndexOf((byte)'[');
            if (open < 0)
            {
                tag = new() { Process = body.TrimEnd((byte)']'), Length = length };
                return true;
            }
            if (body[^1] == ']')
            {
                tag = new() { Process = body[..open].TrimEnd((byte)']'), Pid = body[(open + 1)..^1], Length = length };
                return true;
            }
        }
        return TryReadTight(word, rest.Length, out tag);
    }

    /// <summary>A tag with no blank behind its colon, which therefore ends at the first one.</summary>
    private static bool TryReadTight(ReadOnlySpan<byte> word, int available, out SyslogTag tag)
    {
        tag = default;
        var at = word.IndexOfAny(":[]"u8);
        if (at <= 0)
            return false;
        var process = word[..at];
        if (word[at] == ']')
            at++;
        var pid = default(ReadOnlySpan<byte>);
        if (at < word.Length && word[at] == '[')
        {
            var close = word[at..].IndexOf((byte)']');
            if (close < 2)
                return false;
            pid = word.Slice(at + 1, close - 1);
            if (pid.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return false;
            at += close + 1;
        }
        if (at >= word.Length || word[at] != ':')
            return false;
        at++;
        tag = new() { Process = process, Pid = pid, Length = at == word.Length ? Math.Min(at + 1, available) : at };
        return true;
    }
}
