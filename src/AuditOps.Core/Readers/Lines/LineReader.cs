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
        for (var lines = new LineCursor(slice); lines.Next();)
        {
            writer.YearTurn = lines.YearTurn;
            writer.Add(lines.Record, slice.Start.Offset + lines.Start, lines.Text, []);
        }
    }

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end) => FirstLine(bytes, end);

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
}
