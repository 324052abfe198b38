namespace AuditOps.Core.Readers.Lines;

/// <summary>Walks over the lines of a slice that are not empty.</summary>
internal ref struct LineCursor(Slice slice)
{
    private readonly ReadOnlySpan<byte> bytes = slice.Bytes.Span;
    private YearTurns years = YearTurns.Parse(slice.Start.Carry);
    private long next = slice.Start.Record;
    private int at;

    /// <summary>The line's number in its source.</summary>
    public readonly long Record => next - 1;

    /// <summary>Where it starts in the slice.</summary>
    public int Start { get; private set; }

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>How often the year has turned since the source's first line (<see cref="RecordWriter.YearTurn"/>).</summary>
    public readonly int YearTurn => years.Turn;

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Next()
    {
        while (at < bytes.Length)
        {
            Start = at;
            at += LineText.Next(bytes[at..], whole: true, out var length);
            next++;
            if (length == 0)
                continue;
            Text = bytes.Slice(Start, length);
            years = years.After(Text);
            return true;
        }
        return false;
    }
}
