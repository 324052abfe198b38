using System.Globalization;
using System.Text;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Chain;

/// <summary>The canonical text of a link: a line a fact, words parted by one space, no word has a space in it.</summary>
internal static class LinkText
{
    private const string Header = "auditops-link 1";

    public static string Write(long number, string previous, LinkContent content)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"{Header}\nnumber {number}\nprevious {previous}\n");
        text.Append(culture, $"kind {content.Kind.ToString().ToLowerInvariant()}\ntime {Microseconds.Text(content.Time)}\n");
        if (content.Before is { } before)
        {
            text.Append(culture, $"before {Microseconds.Text(before)}\n");
        }

        foreach (var s in content.Removed)
        {
            text.Append(culture, $"remove {s.Name} {s.Sha256} {s.Rows}\n");
        }

        foreach (var s in content.Added)
        {
            text.Append(culture, $"add {s.Name} {s.Sha256} {s.Bytes} {s.Rows} {s.Untimed} {s.Identified} {Micros(s.First)} {Micros(s.Last)} ");
            text.Append(culture, $"{s.SourceLow:x16} {s.SourceHigh:x16} {s.RecordLow} {s.RecordHigh}\n");
        }

        foreach (var i in content.Imports)
        {
            text.Append(culture, $"import {i.Source:x16} {i.Offset} {i.Record} {(i.Tail.Length == 0 ? "-" : i.Tail)}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a link's text.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static (long Number, string Previous, LinkContent Content) Read(string body)
    {
        if (!body.StartsWith(Header + "\n", StringComparison.Ordinal))
        {
            throw new FormatException("The link's text has an unknown form.");
        }

        var facts = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')).ToLookup(words => words[0]);
        var before = facts["before"].SingleOrDefault();
        return (Number(Only(facts, "number")), Only(facts, "previous"), new LinkContent
        {
            Kind = Enum.Parse<LinkKind>(Only(facts, "kind"), ignoreCase: true),
            Time = Microseconds.Parse(Only(facts, "time")),
            Before = before is null ? null : Microseconds.Parse(before[1]),
            Removed = [.. facts["remove"].Select(w => new RemovedSegment(w[1], w[2], Number(w[3])))],
            Added = [.. facts["add"].Select(Added)],
            Imports = [.. facts["import"].Select(w => new ImportMark(Source(w[1]), Number(w[2]), Number(w[3]), w[4] == "-" ? "" : w[4]))],
        });
    }

    private static Segment Added(string[] w) => new(
        w[1], w[2], Number(w[3]), Number(w[4]), Number(w[5]), Number(w[6]), Micros(w[7]), Micros(w[8]),
        Source(w[9]), Source(w[10]), Number(w[11]), Number(w[12]));

    private static string Only(ILookup<string, string[]> facts, string name) =>
        facts[name].Count() == 1 ? facts[name].Single()[1] : throw new FormatException($"The link's text must have one line '{name}'.");

    private static string Micros(long? micros) => micros?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static long? Micros(string word) => word == "-" ? null : Number(word);

    private static long Number(string word) => long.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static ulong Source(string word) => ulong.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
