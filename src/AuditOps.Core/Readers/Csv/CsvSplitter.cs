using System.Text;
using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Readers.Csv;

/// <summary>Walks over the rows of a table: finds its header, knows quotes, passes comments and directives.</summary>
/// <param name="bytes">Starts between two rows.</param>
/// <param name="shape">The header, if it was before.</param>
/// <param name="final">True where nothing follows the bytes.</param>
internal ref struct CsvSplitter(ReadOnlySpan<byte> bytes, CsvShape? shape, bool final)
{
    /// <summary>A quote whose partner is not within so many bytes opens nothing.</summary>
    private const int MaxQuoted = 1 << 20;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The header that holds for the next row.</summary>
    public CsvShape? Shape { get; private set; } = shape;

    /// <summary>The end of what was walked over for good.</summary>
    public int Boundary { get; private set; }

    /// <summary>Lines walked over for good.</summary>
    public long Lines { get; private set; }

    /// <summary>Finds the next row, without its line end; false at the end, or where it takes more bytes to know.</summary>
    /// <param name="line">The number of its first line, counted from 0.</param>
    public bool Next(out Range row, out long line)
    {
        (row, line) = (default, 0);
        while (Boundary < bytes.Length)
        {
            var rest = bytes[Boundary..];
            var directive = rest[0] == '#' && Shape is null or { HasDirectives: true };
            int length, next;
            if (directive) next = LineText.Next(rest, final, out length);
            else next = RowLength(rest, Shape?.Delimiter, out length);
            if (next == 0) return false;
            (row, line) = (Boundary..(Boundary + length), Lines);
            Boundary += next;
            Lines += CountLines(bytes[row]) + (next > length || final ? 1 : 0);
            var text = bytes[row];
            if (directive) TakeDirective(text);
            else if (text.Trim(" \t\0"u8).IsEmpty) continue;
            else if (Shape is null) TakeHeader(text);
            else return true;
        }
        return false;
    }

    private void TakeHeader(ReadOnlySpan<byte> header)
    {
        var delimiter = CsvShape.DelimiterOf(header);
        var names = new List<string>();
        for (var values = new CsvValues(header, delimiter); values.Next();) names.Add(Encoding.UTF8.GetString(values.Current));
        Shape = CsvShape.Of(delimiter, hasDirectives: false, names);
    }

    // "#Fields: date time …" (W3C extended log), "#fields<TAB>ts<TAB>…" (Zeek).
    private void TakeDirective(ReadOnlySpan<byte> line)
    {
        if (line.Length < 9 || !Ascii.EqualsIgnoreCase(line[..7], "#fields"u8) || line[7] is not ((byte)':' or (byte)'\t')) return;
        var delimiter = line[7] == ':' ? (byte)' ' : (byte)'\t';
        Shape = CsvShape.Of(delimiter, hasDirectives: true, Encoding.UTF8.GetString(line[8..]).Trim().Split((char)delimiter, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Measures a row: its line ends do not count inside quotes.</summary>
    private readonly int RowLength(ReadOnlySpan<byte> rest, byte? delimiter, out int length)
    {
        var at = 0;
        var atStart = true;
        while (true)
        {
            if (atStart && at < rest.Length && rest[at] == '"')
            {
                var quoted = CsvValues.QuotedLength(rest[at..], MaxQuoted);
                if (quoted < 0 && !final && rest.Length - at < MaxQuoted)
                {
                    length = 0;
                    return 0;
                }
                at += Math.Max(quoted, 1);
            }
            // Before the header is known, a quote after any delimiter may start a value.
            var found = delimiter is { } known ? rest[at..].IndexOfAny(known, (byte)'\n', (byte)'\r') : rest[at..].IndexOfAny(",\t;|\n\r"u8);
            if (found < 0)
            {
                length = rest.Length;
                return final ? length : 0;
            }
            at += found;
            if (rest[at] is (byte)'\n' or (byte)'\r') break;
            at++;
            atStart = true;
        }
        var next = LineText.Next(rest[at..], final, out _);
        length = at;
        return next == 0 ? 0 : at + next;
    }

    private static int CountLines(ReadOnlySpan<byte> row)
    {
        var lines = 0;
        for (int next; !row.IsEmpty && (next = LineText.Next(row, whole: true, out var length)) > length; row = row[next..]) lines++;
        return lines;
    }
}
