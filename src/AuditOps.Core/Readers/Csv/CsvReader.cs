namespace AuditOps.Core.Readers.Csv;

/// <summary>A row of a table with a header a record; its number is that of its first line.</summary>
internal sealed class CsvReader : RecordReader
{
    public override string Name => "csv";

    public override Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end)
    {
        var splitter = Splitter(bytes, start, end == StreamEnd.Final);
        while (splitter.Next(out _, out _))
        {
        }
        return new(splitter.Boundary, splitter.Lines, splitter.Shape?.ToCarry());
    }

    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        var json = new JsonText();
        for (var splitter = Splitter(bytes, slice.Start, final: true); splitter.Next(out var row, out var line);)
        {
            var text = bytes[row];
            Write(json, text, splitter.Shape!);
            writer.Add(slice.Start.Record + line, slice.Start.Offset + row.Start.Value, text, json.Written);
        }
    }

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        var splitter = Splitter(bytes, Position.Zero, end == StreamEnd.Final);
        return splitter.Next(out _, out _) ? splitter.Boundary : 0;
    }

    private static CsvSplitter Splitter(ReadOnlySpan<byte> bytes, in Position start, bool final) =>
        new(bytes, start.Carry is { } carry ? CsvShape.Parse(carry) : null, final);

    private static void Write(JsonText json, ReadOnlySpan<byte> row, CsvShape shape)
    {
        json.Clear();
        json.Raw("{"u8);
        var values = new CsvValues(row, shape.Delimiter);
        var more = values.Next();
        foreach (var member in shape.Members)
        {
            json.Comma();
            json.Raw(member);
            if (more && !(shape.HasDirectives && values.Current.SequenceEqual("-"u8))) json.String(values.Current);
            else json.Raw("null"u8);
            more = more && values.Next();
        }
        if (more)
        {
            json.Name("_extra"u8);
            json.Raw("["u8);
            for (; more; more = values.Next())
            {
                json.Comma();
                json.String(values.Current);
            }
            json.Raw("]"u8);
        }
        json.Raw("}"u8);
    }
}
