using System.Text.Json;

namespace AuditOps.Core.Samples;

/// <summary>Writes the file that says what a set of samples hides.</summary>
internal static class LabelFile
{
    public const string Name = "labels.json";

    public static void Write(Stream output, int seed, SamplePeriod period, IEnumerable<SampleLabel> labels)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        var all = labels.ToArray();
        json.WriteStartObject();
        json.WriteNumber("seed", seed);
        json.WriteString("start", period.Start);
        json.WriteString("end", period.End);
        Write(json, "attacks", all.Where(l => l.Scenario.Difficulty is not null));
        Write(json, "lookAlikes", all.Where(l => l.Scenario.Difficulty is null));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<SampleLabel> labels)
    {
        json.WriteStartArray(name);
        foreach (var label in labels)
        {
            json.WriteStartObject();
            json.WriteString("kind", label.Scenario.Kind);
            if (label.Scenario.Difficulty is { } difficulty)
                json.WriteString("difficulty", JsonNamingPolicy.CamelCase.ConvertName(difficulty.ToString()));
            json.WriteString("title", label.Scenario.Title);
            json.WriteString("entityType", label.Scenario.EntityType);
            json.WriteString("entityName", label.Scenario.EntityName);
            json.WriteString("start", label.Start);
            json.WriteString("end", label.End);
            json.WriteNumber("count", label.Count);
            Write(json, "actors", label.Actors);
            Write(json, "addresses", label.Addresses);
            Write(json, "hosts", label.Hosts);
            json.WriteString("format", label.Format);
            json.WriteString("file", label.File);
            json.WritePropertyName("records");
            json.WriteRawValue("[" + string.Join(',', label.Records) + "]");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
