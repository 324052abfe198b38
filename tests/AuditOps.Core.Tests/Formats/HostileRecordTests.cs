using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Core.Formats;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Formats;

/// <summary>No JSON makes a format fail: documented records with members replaced by what they never hold still give one event each.</summary>
public sealed class HostileRecordTests
{
    private static readonly string[] Values =
    [
        "null", "true", "\"\"", "-1", "1e308", "1e999", "99999999999999999999", "\"\\u0000\"", "\"infinity\"", "\"epoch\"", "\"9999-12-31T23:59:59Z\"",
        "\"0000-00-00T00:00:00Z\"", "\"290000-01-01T00:00:00Z\"", "\"2023-02-30T10:00:00+99:99\"", "\"/Date(99999999999999999999)/\"", "\"-\"", "\"{\"", "\"[\"",
        "\"{\\\"a\\\":1\"", "\"{\\\"a\\\":{\\\"b\\\":[]}}\"", "[]", "{}", "[null]", "[{}]", "[[1]]", "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}", "{\"#text\":1}", "{\"\":\"\"}",
        "{\"$.a\":1,\"a\":1,\"a\":2}", "\"'; DROP TABLE input; --\"", "\"%ff%00\"", "\"1e400\"", "\"9223372036854775807\"", "\"0xFFFFFFFFFFFFFFFFFF\"",
        "\"\\ufffd\\ud83d\\ude00\"", "\"CN=\\\\\"", "\"::\"", "\"1.2.3.4:99999\"", "\"Jul 32 99:99:99\"", "\"32/Jul/2023:11:42:36 +0200\"", "\"20239999999999\"",
    ];

    public static TheoryData<string> Formats => ["cloudtrail", "kubernetes", "windows", "journald", "json", "csv", "events", "auditops", "ipfs-kit", "moderntensor"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Stage_MutatedRecords_GivesOneEventEach(string format)
    {
        var random = new Random(7);
        var records = Directory.EnumerateFiles(DocumentedRecord.Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(DocumentedRecord.Read).Where(record => record.Raw.ValueKind == System.Text.Json.JsonValueKind.Object).Select(record => record.Raw.GetRawText()).ToList();
        var catalog = new FormatCatalog(null, [.. RecordReaders.All.Select(reader => reader.Name)], error => throw error);
        using var runner = new FormatRunner(null, 512, new FormatRunners());
        runner.Input.Begin(1, "hostile", 2023);
        for (var record = 1; record <= 1_500; record++)
        {
            var text = new StringBuilder();
            Write(JsonNode.Parse(records[random.Next(records.Count)]), depth: 0, text, random);
            runner.Input.Add(record, 0, [], Encoding.UTF8.GetBytes(text.ToString()));
        }

        var staged = runner.Run(catalog[format], new ImportLabels("Europe/Berlin", null, DateTime.UnixEpoch), runner.IntoTable);

        Assert.Equal(1_500, staged.Records);
        using var command = runner.Database.CreateCommand("SELECT count(*) FROM staged WHERE NOT json_valid(data) OR NOT isfinite(time) OR time > '9999-12-31 23:59:59.999999'");
        Assert.Equal(0L, command.ExecuteScalar());
    }

    /// <summary>Writes a value; one member of eight becomes something else.</summary>
    private static void Write(JsonNode? node, int depth, StringBuilder text, Random random)
    {
        if (depth > 0 && random.Next(8) == 0)
        {
            text.Append(Values[random.Next(Values.Length)]);
            return;
        }

        switch (node)
        {
            case JsonObject members:
                text.Append('{').AppendJoin(',', members.Select(member => Member(member.Key, member.Value, depth, random))).Append('}');
                break;
            case JsonArray items:
                text.Append('[').AppendJoin(',', items.Select(item => Value(item, depth, random))).Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static string Member(string name, JsonNode? value, int depth, Random random) => $"{JsonValue.Create(name).ToJsonString()}:{Value(value, depth, random)}";

    private static string Value(JsonNode? value, int depth, Random random)
    {
        var text = new StringBuilder();
        Write(value, depth + 1, text, random);
        return text.ToString();
    }
}
