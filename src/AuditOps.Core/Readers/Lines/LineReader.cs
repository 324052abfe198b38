namespace AuditOps.Core.Readers.Lines;

/// <summary>A record a line. An empty line is no record, but has a number.</summary>
internal class LineReader : RecordReader
{
    public override string Name => "lines";

    public override Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end)
    {
        var years = YearTurns.Parse(start.Carry);
        var (at, lines) = (0, 0L);
        while (at < bytes.Length && LineText.Next(bytes[at..], end == StreamEnd.Final, out var length) is var next and > 0)
        {
            years = years.After(bytes.Slice(at, length));
            at += next;
            lines++;
        }
        return new(at, lines, years.ToCarry());
    }

    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        var years = YearTurns.Parse(slice.Start.Carry);
        var record = slice.Start.Record;
        var json = new JsonText();
        for (var at = 0; at < bytes.Length; record++)
        {
            var next = LineText.Next(bytes[at..], whole: true, out var length);
            var line = bytes.Slice(at, length);
            years = years.After(line);
            writer.YearTurn = years.Turn;
            if (length > 0) Write(new Line(record, slice.Start.Offset + at, line), writer, json);
            at += next;
        }
    }

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end) => FirstLine(bytes, end);

    /// <summary>Writes the record of one line.</summary>
    /// <param name="json">A buffer for its fields.</param>
    protected virtual void Write(in Line line, RecordWriter writer, JsonText json) => writer.Add(line.Record, line.Offset, line.Text, []);

    /// <summary>Measures the text up to the end of its first line that is not empty.</summary>
    public static int FirstLine(ReadOnlySpan<byte> bytes, StreamEnd end)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var next = LineText.Next(bytes[at..], end == StreamEnd.Final, out var length);
            if (next == 0) return 0;
            at += next;
            if (length > 0) return at;
        }
        return 0;
    }

    /// <summary>A line that is not empty.</summary>
    protected readonly ref struct Line(long record, long offset, ReadOnlySpan<byte> text)
    {
        public long Record { get; } = record;

        public long Offset { get; } = offset;

        /// <summary>The line without its end.</summary>
        public ReadOnlySpan<byte> Text { get; } = text;
    }
}
