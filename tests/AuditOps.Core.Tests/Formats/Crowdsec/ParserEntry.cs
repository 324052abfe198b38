using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AuditOps.Core.Tests.Formats.Crowdsec;

/// <summary>What crowdsec's tests assert that a parser makes of one line: <c>results["s01-parse"]["PARSER"][3].Evt.Meta["source_ip"] == "192.0.2.7"</c>.</summary>
internal sealed partial record ParserEntry(string Parser, int Index, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field's text, if it is asserted.</summary>
    public string? this[string field] => Fields.Where(pair => pair.Key == field).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The entries of a <c>parser.assert</c>, those in which the parser did not apply left out.</summary>
    public static List<ParserEntry> Read(string file) =>
        [.. from line in File.ReadLines(file)
            where line.Contains(".Evt.", StringComparison.Ordinal) || line.Contains(".Success ", StringComparison.Ordinal)
            let match = Assertion().Match(line) is { Success: true } understood ? understood : throw new FormatException(line)
            group match by (Stage: match.Groups["stage"].Value, Parser: match.Groups["parser"].Value, Index: int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture)) into entry
            where entry.Any(match => match.Groups["field"].Value == "Success" && match.Groups["value"].Value == "true")
            orderby entry.Key.Index
            select new ParserEntry(entry.Key.Parser, entry.Key.Index, [.. entry.Select(match => KeyValuePair.Create(Name(match.Groups["field"].Value), Text(match.Groups["value"].Value)))])];

    /// <summary><c>Evt.Meta["source_ip"]</c> is written <c>Meta.source_ip</c>.</summary>
    private static string Name(string field) => field.Replace("Evt.", "", StringComparison.Ordinal).Replace("[\"", ".", StringComparison.Ordinal).Replace("\"]", "", StringComparison.Ordinal);

    private static string Text(string value) => value[0] == '"' ? JsonSerializer.Deserialize<string>(value)! : value;

    [GeneratedRegex("""^(basename\()?results\["(?<stage>[^"]*)"\]\["(?<parser>[^"]*)"\]\[(?<index>\d+)\]\.(?<field>[A-Za-z]+(\.[A-Za-z]+)?(\["[^"]*"\])*)(\[4:\])?\)? == (?<value>".*"|\w+)$""")]
    private static partial Regex Assertion();
}
