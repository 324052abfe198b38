namespace AuditOps.Core.Readers.Auditd;

/// <summary>Makes one JSON object of the records of an event (docs/formats.md shows its shape).</summary>
internal sealed class EventJson
{
    private readonly JsonText json = new();
    private readonly EventParts parts = new();
    private readonly FieldList main = new();
    private readonly FieldWriter writer;

    public EventJson() => writer = new(json);

    /// <summary>Writes an event.</summary>
    /// <param name="open">True when the log ended before the event was sure to be whole.</param>
    /// <returns>The object, until the next call.</returns>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> slice, in TrackedEvent tracked, ReadOnlySpan<TrackedLine> lines, bool open)
    {
        main.Clear();
        parts.Clear();
        var (leading, syscall) = Main(tracked, lines);
        if (leading >= 0) AddTo(main, slice, lines[leading], keepFirst: false);
        if (leading != syscall && syscall >= 0) AddTo(main, slice, lines[syscall], keepFirst: true);
        for (var index = tracked.FirstLine; index >= 0; index = lines[index].Next)
            if (index != leading && (index != syscall || main.Conflict)) parts.Add(slice, lines[index]);

        var first = lines[leading < 0 ? tracked.FirstLine : leading];
        var incomplete = (tracked.HasSyscall ? open && !tracked.HasEnd : RecordKind.NeedsSyscall(first.Type))
            || (tracked.Paths < tracked.Items && (tracked.Paths > 0 || !tracked.HasEnd))
            || parts.MissesArguments;
        WriteHead(slice, first, incomplete);
        writer.Write(slice, main, first.Type);
        parts.Write(json, slice, main);
        json.Raw("}"u8);
        return json.Written;
    }

    /// <summary>Finds what the event is about: the record that made the kernel tell of a system call (AVC, LOGIN …), else that call, else the first other record.</summary>
    private static (int Leading, int Syscall) Main(in TrackedEvent tracked, ReadOnlySpan<TrackedLine> lines)
    {
        var (leading, other) = (-1, -1);
        for (var index = tracked.FirstLine; index >= 0; index = lines[index].Next)
        {
            if (lines[index].Type == RecordKind.Syscall) return (leading < 0 ? index : leading, index);
            if (leading < 0 && !RecordKind.NeedsSyscall(lines[index].Type)) leading = index;
            if (other < 0 && !RecordKind.IsPart(lines[index].Type)) other = index;
        }
        return (leading < 0 ? other : leading, -1);
    }

    private static void AddTo(FieldList list, ReadOnlySpan<byte> slice, in TrackedLine line, bool keepFirst) =>
        list.Add(slice, line.Start + line.Body, line.Start + line.Length, keepFirst);

    private void WriteHead(ReadOnlySpan<byte> slice, in TrackedLine line, bool incomplete)
    {
        var text = slice.Slice(line.Start, line.Length);
        AuditdLine.TryParse(text, out var head);
        json.Clear();
        json.Raw("{\"type\":"u8);
        json.String(AuditdNames.Record(line.Type) is { IsEmpty: false } known ? known : text[head.TypeName]);
        json.Raw(",\"serial\":"u8);
        json.Raw(Number(text[head.Serial]));
        json.Raw(",\"time\":\""u8);
        json.Raw(text[head.Time]);
        json.Raw("\""u8);
        if (!text[head.Node].IsEmpty) json.Member("node"u8, text[head.Node]);
        if (incomplete) json.Raw(",\"incomplete\":true"u8);
    }

    // A number in JSON has no leading zeros.
    private static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> digits) => digits.TrimStart((byte)'0') is { IsEmpty: false } number ? number : "0"u8;
}
