using System.Text;

namespace AuditOps.Core.Geography;

/// <summary>
/// The text of a file of ranges, <c>first,last,country</c> a line in order of the first, in which addresses are sought where it lies: to read two hundred
/// thousand lines takes longer than most analyses, and few of them are ever asked for.
/// </summary>
internal sealed class SortedRanges(byte[] text) : IAtlas
{
    private const int LongestLine = 128;

    public Place? Locate(string address)
    {
        if (Network.Number(address) is not { } number)
            return null;
        var (low, high) = (0, text.Length);
        while (low < high)
        {
            var start = LineAt((low + high) >>> 1);
            if (Bound(Line(start), 0) <= number)
                low = End(start);
            else
                high = start;
        }

        if (low == 0)
            return null;
        var line = Line(LineAt(low - 1));
        return number <= Bound(line, 1) ? Countries.Place(Cell(line, 2), null) : null;
    }

    /// <summary>Where the line begins that holds a byte.</summary>
    private int LineAt(int place)
    {
        // The end of a line belongs to it.
        while (place > 0 && text[place - 1] != '\n')
            place--;
        return place;
    }

    private int End(int start) => text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length ? start + length + 1 : text.Length;

    private string Line(int start) => Encoding.ASCII.GetString(text.AsSpan(start, Math.Min(LongestLine, End(start) - start)));

    private static UInt128 Bound(string line, int cell) => Network.Number(Cell(line, cell)) ?? 0;

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, int cell)
    {
        for (; cell > 0; cell--)
            line = line[(line.IndexOf(',') + 1)..];
        return (line.IndexOf(',') is >= 0 and var end ? line[..end] : line).Trim();
    }
}
