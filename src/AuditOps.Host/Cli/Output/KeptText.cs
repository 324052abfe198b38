using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AuditOps.Host.Cli.Output;

/// <summary>A value that PowerShell wrote (CLIXML, MS-PSRP 2.2.5) as a person reads it: a text as it is, anything else as JSON.</summary>
/// <param name="written">What PowerShell wrote.</param>
internal sealed partial class KeptText(string written)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value; what was written if that is something else.</summary>
    public override string ToString()
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(written));
            return XElement.Load(reader).Elements().FirstOrDefault() is { } values ? Shown(Node(values)) : "";
        }
        catch (XmlException)
        {
            return written;
        }
    }

    private static string Shown(JsonNode? node) => node switch
    {
        JsonArray { Count: 0 } => "",
        JsonArray { Count: 1 } one => Single(one[0]),
        _ => Single(node),
    };

    private static string Single(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString(Readable) ?? "null";

    private static JsonNode? Node(XElement element) => element.Name.LocalName switch
    {
        "Nil" => null,
        "Obj" => Whole(element),
        "Ref" => "…",
        "SS" => "(secret)",
        "B" => element.Value == "true",
        "C" => ((char)int.Parse(element.Value, CultureInfo.InvariantCulture)).ToString(),
        "By" or "SB" or "U16" or "I16" or "U32" or "I32" or "U64" or "I64" or "D" or "Sg" or "Db" => Number(element.Value),
        _ => Text(element),
    };

    private static JsonNode? Whole(XElement element)
    {
        XElement? simple = null, text = null;
        var members = new JsonObject();
        foreach (var part in element.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "TN" or "TNRef":
                    break;
                case "LST" or "IE" or "QUE" or "STK":
                    return new JsonArray([.. part.Elements().Select(Node)]);
                case "DCT":
                    return Table(part);
                case "MS" or "Props":
                    foreach (var member in part.Elements())
                        members[Name(member)] = Node(member);
                    break;
                case "ToString":
                    text = part;
                    break;
                default:
                    simple = part;
                    break;
            }
        }

        // A choice is a number that has a name.
        if (simple is not null)
            return text is null ? Node(simple) : Text(text);
        return members.Count > 0 || text is null ? members : Text(text);
    }

    private static JsonObject Table(XElement table)
    {
        var members = new JsonObject();
        foreach (var entry in table.Elements())
        {
            var (key, value) = (entry.Elements().First(), entry.Elements().Last());
            members[key.Name.LocalName == "Obj" ? Single(Node(key)) : Text(key)] = Node(value);
        }

        return members;
    }

    private static JsonNode Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) && double.IsFinite(large) ? large : text;

    private static string Name(XElement member) => Plain(member.Attribute("N")?.Value ?? "");

    private static string Text(XElement element) => Plain(element.Value);

    // What XML cannot hold is written by its number.
    private static string Plain(string text) => Escaped().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
