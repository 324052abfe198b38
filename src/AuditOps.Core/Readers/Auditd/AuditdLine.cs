namespace AuditOps.Core.Readers.Auditd;

/// <summary>Which event a record belongs to.</summary>
/// <param name="Time">Milliseconds since 1970.</param>
/// <param name="Node">A hash of the node's name; 0 where there is none.</param>
internal readonly record struct EventKey(long Time, long Serial, ulong Node);

/// <summary>The head of an audit record: <c>node=… type=… msg=audit(seconds.milliseconds:serial):</c>.</summary>
/// <param name="Type">The number of the type; 0 where its name is not known.</param>
/// <param name="Body">Where the fields start.</param>
internal readonly record struct AuditdLine(EventKey Key, int Type, Range Node, Range TypeName, Range Time, Range Serial, int Body)
{
    /// <summary>Reads the head of a line; false where the line is no audit record.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out AuditdLine head)
    {
        head = default;
        var type = 0;
        Range node = default;
        if (!line.StartsWith("type="u8))
        {
            // node= stands first; a syslog header can stand before both.
            type = line.IndexOf(" type="u8) + 1;
            if (type == 0) return false;
            var name = line[..type].LastIndexOf("node="u8);
            if (name == 0 || (name > 0 && line[name - 1] == ' ')) node = (name + 5)..(type - 1);
        }
        type += 5;
        var end = line[type..].IndexOf((byte)' ');
        if (end <= 0) return false;
        end += type;
        var time = end + 1;
        if (line[time..].StartsWith("msg="u8)) time += 4;
        if (!line[time..].StartsWith("audit("u8)) return false;
        time += 6;
        var (at, stamp, serialNumber) = (time, 0L, 0L);
        if (!TakeNumber(line, ref at, ref stamp, 12) || line[at] != '.') return false;
        var dot = at++;
        if (!TakeNumber(line, ref at, ref stamp, 3) || at - dot != 4 || line[at] != ':') return false;
        var serial = ++at;
        if (!TakeNumber(line, ref at, ref serialNumber, 18) || line[at] != ')') return false;
        var body = at + 1;
        if (body > ushort.MaxValue) return false;
        if (body < line.Length && line[body] == ':') body++;
        head = new(new(stamp, serialNumber, Hash(line[node])), TypeNumber(line[type..end]), node, type..end, time..(serial - 1), serial..at, body);
        return true;
    }

    // Leaves at least one byte behind the digits.
    private static bool TakeNumber(ReadOnlySpan<byte> line, ref int at, ref long value, int most)
    {
        var start = at;
        while (at < line.Length && at - start < most && line[at] is >= (byte)'0' and <= (byte)'9') value = value * 10 + (line[at++] - '0');
        return at > start && at < line.Length;
    }

    private static int TypeNumber(ReadOnlySpan<byte> name)
    {
        if (name[0] is < (byte)'0' or > (byte)'9' && AuditdNames.Record(name) is var known and > 0) return known;
        var number = 0;
        foreach (var letter in name.TrimStart("UNKNOWN["u8).TrimEnd((byte)']'))
        {
            if (letter is < (byte)'0' or > (byte)'9' || number > 9999) return 0;
            number = number * 10 + (letter - '0');
        }
        return number;
    }

    private static ulong Hash(ReadOnlySpan<byte> node)
    {
        if (node.IsEmpty) return 0;
        var hash = 14695981039346656037UL;
        foreach (var letter in node) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}
