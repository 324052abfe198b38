using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AuditOps.Core.Reports;

/// <summary>The events of a report as a block of JSON, from which its script makes the table. Nothing in it can end the block or be markup.</summary>
internal static class EventBlock
{
    private const int LongestText = 240;

    /// <summary>Headings, in the order of the values of a row; the last value lists the findings that the event belongs to.</summary>
    private static readonly string[] Columns = ["Time (UTC)", "Outcome", "Action", "Actor", "Target", "Address", "Host", "What", "Findings"];

    public static string Write(IReadOnlyList<AuditEvent> shown, IReadOnlyList<Finding> found)
    {
        var findings = new Dictionary<string, List<int>>();
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var id in found[i].EventId)
            {
                if (!findings.TryGetValue(id, out var list)) findings[id] = list = [];
                list.Add(i + 1);
            }
        }

        using var stream = new MemoryStream();

        // The default encoder escapes < > & ' and everything that is not ASCII.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var column in Columns) json.WriteStringValue(column);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var one in shown) Write(json, one, findings.GetValueOrDefault(one.EventId));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, AuditEvent found, List<int>? findings)
    {
        json.WriteStartArray();
        json.WriteStringValue(found.Time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "");
        string?[] texts = [found.Outcome == "unknown" ? "" : found.Outcome, Action(found), found.Actor, found.Target, found.SourceIp, found.Host, What(found)];
        foreach (var text in texts) json.WriteStringValue(Text(text));
        json.WriteStartArray();
        foreach (var finding in findings ?? []) json.WriteNumberValue(finding);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    /// <summary>What an event says for itself, in one line.</summary>
    public static string What(AuditEvent found) => found.Command ?? found.Message ?? found.Resource ?? found.Raw ?? "";

    public static string Action(AuditEvent found) =>
        found.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{found.Action} ×{found.Count}") : found.Action ?? "";

    /// <summary>A text that is harmless to show, and not endless.</summary>
    public static string Text(string? text)
    {
        if (text is { Length: > LongestText }) text = text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…";
        return SafeText.Of(text);
    }
}
