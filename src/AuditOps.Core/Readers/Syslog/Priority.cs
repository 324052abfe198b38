namespace AuditOps.Core.Readers.Syslog;

/// <summary>The priority before a line that came over a network: <c>&lt;34&gt;</c> is facility × 8 + severity.</summary>
internal static class Priority
{
    /// <summary>The line behind its priority; the line itself where it has none.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '<')
            return line;
        var digits = 0;
        while (digits < 3 && digits + 1 < line.Length && char.IsAsciiDigit((char)line[digits + 1]))
            digits++;
        return digits > 0 && digits + 1 < line.Length && line[digits + 1] == '>' ? line[(digits + 2)..] : line;
    }

    /// <summary>The digits of the priority; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> line)
    {
        var length = line.Length - Skip(line).Length;
        return length == 0 ? default : line[1..(length - 1)];
    }
}
