using System.Globalization;
using System.Text;

namespace AuditOps.Core.Readers.Csv;

/// <summary>What the header of a table says: what stands between values, and what the columns are called.</summary>
/// <param name="Delimiter">The byte between two values.</param>
/// <param name="HasDirectives">True for logs that describe themselves in lines with a number sign (W3C extended, Zeek), also later on.</param>
/// <param name="Names">The columns, no two alike.</param>
internal sealed record CsvShape(byte Delimiter, bool HasDirectives, IReadOnlyList<string> Names)
{
    private const char Separator = '\x1F';

    /// <summary>Each name as the start of a JSON member: <c>"name":</c>.</summary>
    public IReadOnlyList<byte[]> Members { get; } = [.. Names.Select(name => Encoding.UTF8.GetBytes("\"" + System.Text.Json.JsonEncodedText.Encode(name) + "\":"))];

    /// <summary>Reads what <see cref="ToCarry"/> wrote.</summary>
    public static CsvShape Parse(string carry) => new((byte)carry[1], carry[0] == '#', carry[2..].Split(Separator));

    /// <summary>The text that travels to the next slice.</summary>
    public string ToCarry() => $"{(HasDirectives ? '#' : '-')}{(char)Delimiter}{string.Join(Separator, Names)}";

    /// <summary>Makes a shape of the header's values: nameless columns are numbered, and so is a name that comes again.</summary>
    public static CsvShape Of(byte delimiter, bool hasDirectives, IEnumerable<string> header)
    {
        var (names, taken, last) = (new List<string>(), new HashSet<string>(), new Dictionary<string, int>());
        foreach (var value in header)
        {
            var name = value.Replace(Separator, ' ').Trim();
            if (name.Length == 0) name = string.Create(CultureInfo.InvariantCulture, $"column{names.Count + 1}");
            var (unique, number) = (name, last.GetValueOrDefault(name, 1));
            while (!taken.Add(unique)) unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{++number}");
            last[name] = number;
            names.Add(unique);
        }
        return new(delimiter, hasDirectives, names);
    }

    /// <summary>The delimiter that stands most often in a header, outside quotes.</summary>
    public static byte DelimiterOf(ReadOnlySpan<byte> header)
    {
        var (best, most) = ((byte)',', 0);
        foreach (var candidate in ",\t;|"u8)
        {
            var (count, inQuotes) = (0, false);
            foreach (var letter in header)
            {
                inQuotes ^= letter == '"';
                if (letter == candidate && !inQuotes) count++;
            }
            if (count > most) (best, most) = (candidate, count);
        }
        return best;
    }
}
