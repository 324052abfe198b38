using System.Text.Json;
using System.Text.RegularExpressions;
using AuditOps.Core.Shapes;
using AuditOps.DuckDB;

namespace AuditOps.Core.Tests.Store.Reading;

public sealed class EventExportTests
{
    [Fact]
    public void Export_Jsonl_HasThePropertiesOfAnEvent()
    {
        using var test = new TestStore();
        var events = Made.Random(11, 200);
        test.Add(events);
        var file = Path.Combine(test.Path, "it's [out].jsonl");
        using var reader = test.Store.Read();
        Assert.Equal(200, reader.Export(EventFilter.All, file, ExportFormat.Jsonl, default));

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Assert.Equal(test.Events(), File.ReadLines(file).Select(line => JsonSerializer.Deserialize<AuditEvent>(line, options)));
        using var first = JsonDocument.Parse(File.ReadLines(file).First());
        var names = first.RootElement.EnumerateObject().Select(property => property.Name).ToList();
        var expected = typeof(AuditEvent).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(["store", "literalPath", "equalityContract"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.EndsWith("Z", first.RootElement.GetProperty("ingested").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_Csv_HasAHeaderAndARowEach()
    {
        using var test = new TestStore();
        test.Add(Made.Series(20));
        var file = Path.Combine(test.Path, "out.csv");
        using var reader = test.Store.Read();
        Assert.Equal(5, reader.Export(new EventFilter.Between(EventColumn.Record, 0, 4), file, ExportFormat.Csv, default));
        var lines = File.ReadAllLines(file);
        Assert.StartsWith("eventId,uid,time,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("0000000000000001-0,,2024-03-04T00:00:00.000000Z,", lines[1], StringComparison.Ordinal);
        Assert.Equal(6, lines.Length);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1+1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uFF1D1+1")]
    [InlineData("'=1")]
    public void Export_CsvOfWhatASpreadsheetTakesForAFormula_IsTextThere(string hostile)
    {
        using var test = new TestStore();
        test.Add(Made.Series(1).Select(made => made with { Actor = hostile, Message = $"a{hostile}", SourcePort = 22, Pid = -1 }));
        var (csv, jsonl) = (Path.Combine(test.Path, "out.csv"), Path.Combine(test.Path, "out.jsonl"));
        using var reader = test.Store.Read();
        reader.Export(EventFilter.All, csv, ExportFormat.Csv, default);
        reader.Export(EventFilter.All, jsonl, ExportFormat.Jsonl, default);

        var cells = Cells(File.ReadAllText(csv));
        Assert.Equal(("'" + hostile, "a" + hostile, "22", "-1"), (cells["actor"], cells["message"], cells["sourcePort"], cells["pid"]));
        using var line = JsonDocument.Parse(File.ReadAllText(jsonl));
        Assert.Equal(hostile, line.RootElement.GetProperty("actor").GetString());
    }

    [Fact]
    public void Export_Parquet_HasTheColumnsOfASegment()
    {
        using var test = new TestStore();
        test.Add(Made.Random(12, 100));
        var file = Path.Combine(test.Path, "out.parquet");
        using var reader = test.Store.Read();
        Assert.Equal(100, reader.Export(EventFilter.All, file, ExportFormat.Parquet, default));
        using var connection = new DuckDBConnection();
        connection.Open();
        using var command = connection.CreateCommand("FROM read_parquet($1)", file);
        using var rows = command.ExecuteReader();
        Assert.Equal(["event_id", .. EventSchema.All.Select(column => column.Name())], rows.Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData(ExportFormat.Jsonl, 0)]
    [InlineData(ExportFormat.Csv, 1)]
    public void Export_EmptyStore_WritesNoRows(ExportFormat format, int lines)
    {
        using var test = new TestStore();
        var file = Path.Combine(test.Path, "out");
        using var reader = test.Store.Read();
        Assert.Equal(0, reader.Export(EventFilter.All, file, format, default));
        Assert.Equal(lines, File.ReadLines(file).Count());
    }

    [Fact]
    public void Export_ManyKeys_WritesThemInOrder()
    {
        using var test = new TestStore();
        test.Add(Made.Series(300));
        var file = Path.Combine(test.Path, "out.jsonl");
        using var reader = test.Store.Read();
        var keys = Enumerable.Range(0, 100).Select(i => new EventKey(1, i * 3)).Reverse().ToList();
        Assert.Equal(100, reader.Export(new EventFilter.Keys(keys), file, ExportFormat.Jsonl, default));
        Assert.Equal(keys.Order(Comparer<EventKey>.Create((a, b) => a.Record.CompareTo(b.Record))).Select(key => key.ToString()),
            File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("eventId").GetString()));
    }

    // RFC 4180, of a header and one row.
    private static Dictionary<string, string> Cells(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var row = Regex.Matches(text[(end + 1)..^1], "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))").Select(cell => cell.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) + cell.Groups[2].Value);
        return text[..end].Split(',').Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
