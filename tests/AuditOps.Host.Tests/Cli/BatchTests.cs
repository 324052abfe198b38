using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

public sealed class BatchTests : IDisposable
{
    private static readonly string[] Run = ["performance", "batch", "run"];

    private readonly Shell _shell = new();

    public BatchTests() => _shell.Environment["AUDITOPS_STORE"] = Path.Combine(_shell.Folder, "store");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Run_FileOrStandardInput_RunsItsOperationsAndAnotherProcessCountsThem()
    {
        _shell.Write("auth.log", AuthLog.Text());
        const string Operations = """[{"operation": "audit_view", "path": ["auth.log"], "first": 2}, {"operation": "Get-AuditFormat", "name": "syslog"}]""";
        var file = _shell.Write("operations.json", Operations);

        var items = _shell.Run([.. Run, file, "--ordered", "--json"]).Rows();
        Assert.Equal([("success", 2), ("success", 1)], items.Select(item => (item.GetProperty("status").GetString(), item.GetProperty("outputCount").GetInt32())));
        Assert.Equal("syslog", items[1].GetProperty("output")[0].GetProperty("name").GetString());
        Assert.Equal(0, _shell.RunWithInput(Operations, [.. Run, "-"]).Code);

        var sum = _shell.Run("performance", "batch-stats", "--json").Rows()[0];
        Assert.Equal((2, 4), (sum.GetProperty("batches").GetInt32(), sum.GetProperty("succeeded").GetInt32()));
    }

    [Fact]
    public void Run_ItemThatFails_EndsWithOneAndSaysWhich()
    {
        var ended = _shell.Run([.. Run, "--operation", """{"operation": "audit_nothing"}""", "--operation", """{"operation": "audit_formats"}"""]);

        Assert.Equal(1, ended.Code);
        Assert.Contains("Item 1: There is no operation 'audit_nothing'", ended.Error, StringComparison.Ordinal);
        Assert.Contains("success", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_OfThisStore_IsCompletedAndStandsNotInHelp()
    {
        Assert.Equal(0, _shell.Run([.. Run, "--operation", """{"operation": "audit_formats"}"""]).Code);
        var id = _shell.Rows("performance", "batch", "get")[0].GetProperty("batchId").GetString()!;

        foreach (var verb in new[] { "get", "resume", "stop" })
        {
            Assert.Contains("<batch-id>", _shell.Run("performance", "batch", verb, "--help").Out, StringComparison.Ordinal);
            Assert.DoesNotContain(id, _shell.Run("performance", "batch", verb, "--help").Out, StringComparison.Ordinal);
            Assert.Contains(id, _shell.Run($"[suggest:{verb.Length + 19}]", $"performance batch {verb} ").Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Get_WithItems_ShowsATableOfThem()
    {
        Assert.Equal(1, _shell.Run([.. Run, "--operation", """{"operation": "audit_nothing"}""", "--operation", """{"operation": "audit_formats"}"""]).Code);

        var shown = _shell.Run("performance", "batch", "get", "--include-item").Out;
        Assert.DoesNotContain("BatchItem", shown, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^state +failed$", shown);
        Assert.Matches(@"(?m)^NUMBER +STATUS +ITEM", shown);
        Assert.Matches(@"(?m)^ +1 +failed +", shown);
        Assert.Matches(@"(?m)^ +2 +success +", shown);
    }

    [Fact]
    public void Run_ItemThatChanges_NeedsYes()
    {
        const string Accept = """{"operation": "audit_analytics_accept", "finding_id": "00000000000000a1", "reason": "known"}""";

        Assert.Equal(0, _shell.Run([.. Run, "--operation", Accept, "--what-if"]).Code);
        Assert.Empty(_shell.Run("audit-analytics", "acceptance", "get", "--json").Rows());
        Assert.Equal(0, _shell.Run([.. Run, "--operation", Accept, "--yes"]).Code);
        Assert.Single(_shell.Run("audit-analytics", "acceptance", "get", "--json").Rows());
    }
}
