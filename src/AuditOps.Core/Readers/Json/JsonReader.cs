namespace AuditOps.Core.Readers.Json;

/// <summary>Records of JSON: one a line, in an array, wrapped in an object, or one after the other. The fields are the record as it stands.</summary>
internal sealed class JsonReader : RecordReader
{
    private const string LinesCarry = "lines";
    private const int LinesLookedAt = 16;

    public override string Name => "json";

    public override bool MayRead(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimStart(" \t\r\0\x1E"u8);
            if (line.StartsWith("{"u8) || line.StartsWith("["u8) || line.StartsWith("data:"u8)) return true;
        }
        return false;
    }

    public override Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end)
    {
        if (Place(bytes, start, end) is not { } place) return default;
        if (place.Lines) return CutLines(bytes, end);
        var splitter = new JsonSplitter(bytes, place, end == StreamEnd.Final);
        var records = 0L;
        while (splitter.Next(out _)) records++;
        return splitter.Boundary == 0 ? default : new(splitter.Boundary, records, splitter.Place.ToCarry());
    }

    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        // The first cut chose between lines and values, with more bytes at hand than its slice holds.
        var place = JsonPlace.Parse(slice.Start.Carry ?? (slice.End.Carry == LinesCarry ? LinesCarry : ""));
        var fields = new JsonFields(writer, slice.Start.Offset, Utf8Text.IsClean(bytes));
        if (place.Lines)
        {
            ParseLines(bytes, slice.Start.Record, fields);
            return;
        }
        // The bytes end at a boundary, so a value at their end is whole: only of a forced slice it may not be.
        var splitter = new JsonSplitter(bytes, place, final: true);
        var record = slice.Start.Record;
        while (splitter.Next(out var item)) fields.Add(record++, bytes, item);
        foreach (var (at, length, beside) in splitter.Wrappers)
        {
            if (JsonWrapper.Beside(bytes.Slice(at, length)) is { Count: > 0 } names)
                writer.Problem(Math.Max(1, slice.Start.Record + beside), "WrapperMembers", $"The object around the records also holds {string.Join(", ", names)}; that is part of no record and was left out.");
        }
    }

    public override string? Missing(in Position end) =>
        JsonPlace.Parse(end.Carry ?? "").MayEnd ? null : "it ends inside the JSON array of its records; what came before was kept";

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        if (Place(bytes, Position.Zero, end) is not { } place) return 0;
        if (!place.Lines) return new JsonSplitter(bytes, place, end == StreamEnd.Final) is var splitter && splitter.Next(out _) ? splitter.Boundary : 0;
        for (var at = 0; at < bytes.Length;)
        {
            var length = LineLength(bytes[at..]);
            if (length == 0 && end != StreamEnd.Final) return 0;
            length = length == 0 ? bytes.Length - at : length;
            if (new JsonLine(bytes.Slice(at, length)).Next(out _)) return at + length;
            at += length;
        }
        return 0;
    }

    private static JsonPlace? Place(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end) =>
        start.Carry is { } carry ? JsonPlace.Parse(carry) : Detect(bytes, end);

    /// <summary>NDJSON is what has a record alone on half of its first lines; null where there is no line yet to tell by.</summary>
    private static JsonPlace? Detect(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        var (alone, lines) = (0, 0);
        for (var at = 0; lines < LinesLookedAt && LineLength(bytes[at..]) is var length and > 0; at += length)
        {
            var line = bytes.Slice(at, length).Trim(" \t\r\n\0"u8);
            if (line.IsEmpty) continue;
            lines++;
            // A bracket alone can only be the start of an array over lines.
            if (lines == 1 && line[0] == '[') return default(JsonPlace);
            var scan = JsonScanner.Scan(line, final: true);
            if (scan.State == JsonState.Whole && scan.Length == line.Length && (line[0] != '{' || JsonWrapper.Head(line) <= 0)) alone++;
        }
        if (alone > 0 && alone * 2 >= lines) return new JsonPlace(Lines: true, false, false);
        if (lines > 0 || end != StreamEnd.Open) return default(JsonPlace);
        // One endless line: an array or a wrapper is known by its start, values in a row by the second; else wait for the line's end.
        var first = bytes.TrimStart(" \t\r\n\0"u8);
        if (first.IsEmpty) return null;
        if (first[0] == '[' || (first[0] == '{' && JsonWrapper.Head(first) > 0)) return default(JsonPlace);
        var value = JsonScanner.Scan(first, final: false);
        return value.State == JsonState.Whole && !first[value.Length..].Trim(" \t\r\n\0"u8).IsEmpty ? default(JsonPlace) : null;
    }

    private static int LineLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') + 1;

    private static Cut CutLines(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        var length = end == StreamEnd.Final ? bytes.Length : bytes.LastIndexOf((byte)'\n') + 1;
        if (length == 0) return default;
        bytes = bytes[..length];
        long records = bytes.Count((byte)'\n');
        if (bytes[^1] != '\n') records++;
        for (var at = 0; at < length;)
        {
            var joint = bytes[at..].IndexOf("}{"u8);
            if (joint < 0) break;
            var line = bytes[..(at + joint)].LastIndexOf((byte)'\n') + 1;
            var next = LineLength(bytes[line..]) is var found and > 0 ? line + found : length;
            records += JsonLine.Count(bytes[line..next]) - 1;
            at = next;
        }
        return new(length, records, LinesCarry);
    }

    private static void ParseLines(ReadOnlySpan<byte> bytes, long record, JsonFields fields)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = LineLength(bytes[at..]);
            if (length == 0) length = bytes.Length - at;
            var values = new JsonLine(bytes.Slice(at, length));
            var first = record;
            while (values.Next(out var item)) fields.Add(record++, bytes, item with { Start = at + item.Start });
            record = Math.Max(record, first + 1);
            at += length;
        }
    }
}
