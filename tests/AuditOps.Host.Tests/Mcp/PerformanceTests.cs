namespace AuditOps.Host.Tests.Mcp;

/// <summary>What command lines measured and kept, an assistant is told.</summary>
public sealed class PerformanceTests
{
    [Fact]
    public async Task Statistics_OfOtherProcesses_AreTold()
    {
        await using var assistant = await Assistant.Start();
        Assert.Equal(0, assistant.Run("performance", "write", "queue", "17", "--store", assistant.Store).Code);
        Assert.Equal(0, assistant.Run("audit-analytics", "patterns", "--store", assistant.Store).Code);

        var metric = (await assistant.Ask("performance_get_metrics", """{"operation": "queue"}""")).GetProperty("results")[0];
        Assert.Equal((1, 17), (metric.GetProperty("count").GetInt32(), metric.GetProperty("max").GetDouble()));
        var tiers = (await assistant.Ask("performance_get_cache_stats", "{}")).GetProperty("results");
        Assert.Equal(1, tiers[0].GetProperty("requests").GetInt32());
    }
}
