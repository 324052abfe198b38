using System.Text.Json;

namespace AuditOps.Host.Tests.Mcp;

public sealed class BatchTests
{
    [Fact]
    public async Task Items_WhereNothingAllowsChanges_OnlyRead()
    {
        await using var assistant = await Assistant.Start();
        File.WriteAllText(Path.Combine(assistant.Folder, "secret.log"), "secret");

        var answer = await assistant.Ask("performance_run_batch", """
            {"ordered": true, "operation": [
              {"operation": "audit_view", "path": ["auth.log"], "first": 1},
              {"operation": "audit_view", "path": ["../secret.log"]},
              {"operation": "audit_analytics_accept", "finding_id": "00000000000000a1", "reason": "known"}]}
            """);

        Assert.Equal(["success", "failed", "failed"], answer.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        Assert.Equal(["PathOutsideRoot", "ChangesNotAllowed"], answer.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()));
        Assert.Empty((await assistant.Ask("audit_analytics_get_acceptances", "{}")).GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task Resume_Batch_RunsWhatFailedAgain()
    {
        await using var assistant = await Assistant.Start();
        await assistant.Ask("performance_run_batch", """{"operation": [{"operation": "audit_view", "path": ["late.log"]}]}""");
        var id = (await assistant.Ask("performance_get_batches", "{}")).GetProperty("results")[0].GetProperty("batchId").GetString();
        assistant.Write("late.log", Cli.AuthLog.Text());

        var answer = await assistant.Ask("performance_resume_batch", JsonSerializer.Serialize(new { batch_id = new[] { id }, failed = true }));

        Assert.Equal("success", answer.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Equal("completed", (await assistant.Ask("performance_get_batches", "{}")).GetProperty("results")[0].GetProperty("state").GetString());
    }
}
