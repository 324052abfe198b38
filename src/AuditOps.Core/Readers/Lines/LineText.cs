namespace AuditOps.Core.Readers.Lines;

/// <summary>Splits text at LF, CRLF and CR, however they are mixed.</summary>
internal static class LineText
{
    /// <summary>Measures the first line.</summary>
    /// <param name="rest">The text from the line's first byte on.</param>
    /// <param name="whole">True where nothing follows the bytes, so that what has no end is a line, and a CR at the end is no half CRLF.</param>
    /// <param name="length">Bytes of the line without its end.</param>
    /// <returns>Bytes of the line with its end; 0 where the end is not there yet.</returns>
    public static int Next(ReadOnlySpan<byte> rest, bool whole, out int length)
    {
        length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            length = rest.Length;
            return whole ? length : 0;
        }
        if (rest[length] == '\n') return length + 1;
        if (length + 1 < rest.Length) return rest[length + 1] == '\n' ? length + 2 : length + 1;
        return whole ? length + 1 : 0;
    }
}
