namespace AuditOps.Core.Readers.Xml;

/// <summary>A Windows event a record: every <c>Event</c> element, whatever stands around it.</summary>
internal sealed class XmlReader : RecordReader
{
    public override string Name => "xml";

    public override bool MayRead(ReadOnlySpan<byte> head) => head.IndexOf("Event"u8) >= 0 && head.Contains((byte)'<');

    public override Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end)
    {
        var splitter = new XmlSplitter(bytes, end == StreamEnd.Final);
        var records = 0L;
        while (splitter.Next(out _)) records++;
        return new(splitter.Boundary, records, start.Carry);
    }

    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        var splitter = new XmlSplitter(bytes, final: true);
        var fields = new XmlFields();
        for (var record = slice.Start.Record; splitter.Next(out var item); record++)
        {
            var text = bytes.Slice(item.Start, item.Length);
            var json = item.Broken is null ? fields.Write(text) : [];
            writer.Add(record, slice.Start.Offset + item.Start, text, json);
            if (json.IsEmpty) writer.Problem(record, "BrokenXml", $"{item.Broken ?? "The event is not well-formed XML"}; its text was kept.");
        }
    }

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        var splitter = new XmlSplitter(bytes, end == StreamEnd.Final);
        return splitter.Next(out _) ? splitter.Boundary : 0;
    }
}
