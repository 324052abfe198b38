namespace AuditOps.Core.Readers.Auditd;

/// <summary>Collects the records beside an event's main one: arguments, paths, directory, title, socket address, and others as they are.</summary>
internal sealed class EventParts
{
    private readonly JsonText paths = new();
    private readonly JsonText records = new();
    private readonly FieldList fields = new();
    private readonly ArgumentList arguments = new();
    private readonly FieldWriter pathWriter;
    private readonly FieldWriter recordWriter;
    private readonly Bytes directory = new();
    private readonly Bytes title = new();
    private readonly Bytes file = new();
    private readonly Bytes address = new();
    private bool fileIsParent;

    public EventParts()
    {
        pathWriter = new(paths);
        recordWriter = new(records);
    }

    /// <summary>Whether fewer arguments were seen than the program got.</summary>
    public bool MissesArguments => arguments.Count < arguments.Expected;

    public void Clear()
    {
        foreach (var text in (ReadOnlySpan<JsonText>)[paths, records]) text.Clear();
        foreach (var bytes in (ReadOnlySpan<Bytes>)[directory, title, file, address]) bytes.Clear();
        arguments.Clear();
        fileIsParent = false;
    }

    /// <summary>Takes one record.</summary>
    public void Add(ReadOnlySpan<byte> slice, in TrackedLine line)
    {
        if (line.Type == RecordKind.EndOfEvent) return;
        fields.Clear();
        fields.Add(slice, line.Start + line.Body, line.Start + line.Length, keepFirst: false);
        switch (line.Type)
        {
            case RecordKind.Execve:
                arguments.Add(slice, fields);
                return;
            case RecordKind.Path:
                AddPath(slice);
                return;
            case RecordKind.WorkingDirectory when directory.Count == 0 && fields.TryGet(slice, "cwd"u8, out var cwd):
                directory.Add(Text(slice, cwd));
                return;
            case RecordKind.ProcTitle when title.Count == 0 && fields.TryGet(slice, "proctitle"u8, out var proctitle):
                title.Add(Text(slice, proctitle).TrimEnd((byte)0));
                title.Span.Replace((byte)0, (byte)' ');
                return;
            case RecordKind.SocketAddress when address.Count == 0 && fields.TryGet(slice, "saddr"u8, out var saddr)
                && Hexadecimal.TryDecode(slice.Slice(saddr.Value, saddr.Length), address):
                return;
            default:
                AddOther(slice, line);
                return;
        }
    }

    /// <summary>Writes what was collected as members of the event.</summary>
    /// <param name="slice">The text that <paramref name="main"/> lies in.</param>
    /// <param name="main">The fields of the main record, whose names are taken.</param>
    public void Write(JsonText json, ReadOnlySpan<byte> slice, FieldList main)
    {
        if (arguments.Count > 0) arguments.Write(json);
        Member(json, "cwd"u8, directory.Span, slice, main);
        Member(json, "proctitle"u8, title.Span, slice, main);
        if (address.Count > 0 && !main.TryGet(slice, "addr"u8, out _)) SocketAddress.Write(address.Span, json, withPath: file.Count == 0);
        if (file.Count > 0 && !main.TryGet(slice, "path"u8, out _)) WriteFullPath(json);
        if (paths.Length > 0)
        {
            json.Raw(",\"paths\":["u8);
            json.Raw(paths.Written);
            json.Raw("]"u8);
        }
        if (records.Length == 0) return;
        json.Raw(",\"records\":["u8);
        json.Raw(records.Written);
        json.Raw("]"u8);
    }

    private static void Member(JsonText json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ReadOnlySpan<byte> slice, FieldList main)
    {
        if (!value.IsEmpty && !main.TryGet(slice, name, out _)) json.Member(name, value);
    }

    private void WriteFullPath(JsonText json)
    {
        ReadOnlySpan<byte> name = file.Span;
        json.Name("path"u8);
        json.Raw("\""u8);
        if (name[0] != '/' && directory.Count > 0 && directory.Span[0] == '/')
        {
            if (name.StartsWith("./"u8) && name.Length > 2) name = name[2..];
            json.Inner(directory.Span);
            if (directory.Span[^1] != '/') json.Raw("/"u8);
        }
        json.Inner(name);
        json.Raw("\""u8);
    }

    // What an event is about is its first file that is no mere parent folder of another.
    private void AddPath(ReadOnlySpan<byte> slice)
    {
        if (paths.Length > 0) paths.Raw(","u8);
        paths.Raw("{"u8);
        pathWriter.Write(slice, fields, RecordKind.Path);
        paths.Raw("}"u8);
        if ((file.Count > 0 && !fileIsParent) || !fields.TryGet(slice, "name"u8, out var name)) return;
        var isParent = (fields.TryGet(slice, "nametype"u8, out var type) || fields.TryGet(slice, "objtype"u8, out type))
            && slice.Slice(type.Value, type.Length).SequenceEqual("PARENT"u8);
        if (file.Count > 0 && isParent) return;
        file.Clear();
        file.Add(Text(slice, name));
        fileIsParent = isParent;
    }

    private void AddOther(ReadOnlySpan<byte> slice, in TrackedLine line)
    {
        if (records.Length > 0) records.Raw(","u8);
        records.Raw("{\"type\":"u8);
        var text = slice.Slice(line.Start, line.Length);
        var name = text[line.NameAt..];
        records.String(AuditdNames.Record(line.Type) is { IsEmpty: false } known ? known : name[..Math.Max(0, name.IndexOf((byte)' '))]);
        recordWriter.Write(slice, fields, line.Type);
        records.Raw("}"u8);
    }

    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> slice, in AuditdField field) =>
        recordWriter.Text(slice.Slice(field.Value, field.Length), field.Quoted);
}
