using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AuditOps.Host.Mcp.Answers;

/// <summary>A result as it stands in an answer: what no reader should obey is shown as what it is, and what is too long is cut, which the notes say.</summary>
/// <param name="Node">The result.</param>
/// <param name="Notes">What was cut.</param>
/// <param name="Bytes">Its size in JSON.</param>
internal sealed record ShownResult(JsonNode? Node, IReadOnlyList<string> Notes, int Bytes)
{
    /// <summary>Shows a result.</summary>
    /// <param name="result">The result as every surface has it.</param>
    /// <param name="place">Where it stands, such as <c>results[3]</c>.</param>
    /// <param name="keepsNulls">Whether properties without a value are shown.</param>
    public static ShownResult Of(JsonElement result, string place, bool keepsNulls)
    {
        foreach (var limits in Limits.Steps)
        {
            var notes = new List<string>();
            var node = Show(result, place, limits, keepsNulls, notes);
            var bytes = node?.ToJsonString().Length ?? 4;
            if (bytes <= Limits.AnswerBytes) return new ShownResult(node, notes, bytes);
        }

        var text = Cut(result.GetRawText(), place, Limits.Steps[0].Text, []);
        return new ShownResult(new JsonObject { ["start"] = text }, [$"{place}: too large; only its start is shown."], text.Length);
    }

    /// <summary>A text that is harmless to read, cut to a length.</summary>
    public static string Cut(string text, string place, int most, List<string> notes)
    {
        if (text.Length <= most) return SafeText.Of(text);

        notes.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: {most:#,0} of {text.Length:#,0} characters."));
        return SafeText.Of(text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]) + "…";
    }

    private static JsonNode? Show(JsonElement value, string place, Limits limits, bool keepsNulls, List<string> notes) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(Cut(value.GetString()!, place, limits.Text, notes)),
        JsonValueKind.Array => List(value, place, limits, keepsNulls, notes),
        JsonValueKind.Object => Object(value, place, limits, keepsNulls, notes),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonArray List(JsonElement list, string place, Limits limits, bool keepsNulls, List<string> notes)
    {
        var length = list.GetArrayLength();
        var most = length > 0 && list[0].ValueKind is JsonValueKind.Object or JsonValueKind.Array ? limits.Objects : limits.Texts;
        if (length > most) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: {most:#,0} of {length:#,0} items."));
        return [.. list.EnumerateArray().Take(most).Select((item, i) => Show(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), limits, keepsNulls, notes))];
    }

    private static JsonObject Object(JsonElement value, string place, Limits limits, bool keepsNulls, List<string> notes)
    {
        var shown = new JsonObject();
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            if (count++ >= limits.Columns || (!keepsNulls && property.Value.ValueKind == JsonValueKind.Null)) continue;

            var name = Cut(property.Name, place, limits.Text, notes);
            for (var again = 2; shown.ContainsKey(name); again++) name = string.Create(CultureInfo.InvariantCulture, $"{property.Name} ({again})");
            shown[name] = Show(property.Value, $"{place}.{name}", limits, keepsNulls, notes);
        }

        if (count > limits.Columns) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: {limits.Columns:#,0} of {count:#,0} properties."));
        return shown;
    }
}
