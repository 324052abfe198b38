using System.Globalization;
using System.Text;
using System.Text.Json;
using AuditOps.Host.Tests.Cli;

namespace AuditOps.Host.Tests.Mcp;

public sealed class SizeTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const int MostCharacters = 64 * 1024;

    [Theory]
    [InlineData("SELECT repeat('x', 5000000) AS big")]
    [InlineData("SELECT repeat('\"', 200000) AS big, repeat('ü', 200000) AS other")]
    [InlineData("SELECT list(i) AS big FROM range(1000000) t(i)")]
    [InlineData("SELECT list({'a': repeat('y', 1000), 'b': [i, i]}) AS big FROM range(20000) t(i)")]
    [InlineData("SELECT i, repeat('z', 3000) AS text FROM range(10000) t(i)")]
    public async Task Answer_HugeResults_IsBoundedAndSaysWhatWasCut(string query)
    {
        var assistant = shared.Assistant;
        var result = await assistant.Call("audit_query", JsonSerializer.Serialize(new { query, page_size = 500 }));

        Assert.InRange(Assistant.Text(result).Length, 1, MostCharacters);
        Assert.True(JsonElement.DeepEquals(result.StructuredContent!.Value, JsonDocument.Parse(Assistant.Text(result)).RootElement));
        Assert.True(result.StructuredContent.Value.TryGetProperty("cut", out _) || result.StructuredContent.Value.TryGetProperty("nextCursor", out _));
        Assert.NotEqual(0, result.StructuredContent.Value.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Answer_RowOfThousandsOfColumns_IsBounded()
    {
        var assistant = shared.Assistant;
        var columns = string.Join(", ", Enumerable.Range(0, 3_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"'value {i}' AS \"{new string('c', 60)}{i}\"")));
        var result = await assistant.Call("audit_query", JsonSerializer.Serialize(new { query = "SELECT " + columns }));

        Assert.InRange(Assistant.Text(result).Length, 1, MostCharacters);
        Assert.Contains("properties", result.StructuredContent!.Value.GetProperty("cut").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_LineOfMegabytes_ShowsItsStart()
    {
        var assistant = shared.Assistant;
        assistant.Write("long.log", AuthLog.Text(failures: 3) + "2026-01-05T12:00:00.000000+00:00 web01 app[1]: " + new string('A', 3_000_000) + "\n");
        var result = await assistant.Call("audit_view", """{"path": ["long.log"]}""");

        Assert.InRange(Assistant.Text(result).Length, 1, MostCharacters);
        Assert.Equal(6, result.StructuredContent!.Value.GetProperty("results").GetArrayLength());
        Assert.Contains("of 3,000,0", result.StructuredContent.Value.GetProperty("cut").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ManyProblems_NamesTheFirstAndCountsTheRest()
    {
        var assistant = shared.Assistant;
        var paths = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"missing-{i}-{new string('m', 100)}.log")).Append("auth.log");
        var result = await assistant.Call("audit_analytics_get_statistics", JsonSerializer.Serialize(new { path = paths }));

        Assert.InRange(Assistant.Text(result).Length, 1, MostCharacters);
        var problems = result.StructuredContent!.Value.GetProperty("problems");
        Assert.Equal(21, problems.GetArrayLength());
        Assert.Contains("480 more", problems[20].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_LongTimeline_HoldsManyEventsAndSaysHowManyThereAre()
    {
        var assistant = shared.Assistant;
        assistant.Write("many.log", AuthLog.Text(failures: 3_000));
        var result = await assistant.Call("audit_analytics_reconstruct_timeline", """{"path": ["many.log"]}""");

        var timeline = result.StructuredContent!.Value.GetProperty("results")[0];
        Assert.InRange(Encoding.UTF8.GetByteCount(Assistant.Text(result)), 1, MostCharacters);
        Assert.Equal(3_002, timeline.GetProperty("count").GetInt32());
        Assert.InRange(timeline.GetProperty("event").GetArrayLength(), 30, 1_000);
        Assert.Contains("results[0].event", result.StructuredContent.Value.GetProperty("cut").ToString(), StringComparison.Ordinal);
    }
}
