using System.Text;
using AuditOps.Core.Access;
using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Batch;

public sealed class OperationItemTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("audit_view", "source_ip")]
    [InlineData("Get-AuditEvent", "SourceIp")]
    [InlineData("get-auditevent", "sourceIp")]
    [InlineData("audit view", "source-ip")]
    public void Names_OfAnySurface_AreUnderstood(string operation, string parameter)
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 5)));

        var item = Assert.Single(Run($$"""{"operation": "{{operation}}", "{{parameter}}": ["10.0.0.3"], "First": "10", "since": null}"""));

        Assert.Equal((BatchStatus.Success, 1L), (item.Status, item.OutputCount));
        Assert.Equal("10.0.0.3", Assert.IsType<AuditEvent>(Assert.Single(item.Output)).SourceIp);
    }

    [Theory]
    [InlineData("""{"operation": "audit_nothing"}""", "There is no operation 'audit_nothing'")]
    [InlineData("""{"operation": "audit_view", "colour": 1}""", "has no parameter 'colour'")]
    [InlineData("""{"operation": "audit_view", "first": "many"}""", "is not a whole number")]
    [InlineData("""{"operation": "audit_view", "first": {}}""", "takes a single value")]
    [InlineData("""{"operation": "audit_view", "first": -5}""", "First")]
    [InlineData("""{"operation": "performance_run_batch", "operations": []}""", "is a batch itself")]
    public void Item_ThatIsWrong_FailsAndTheOthersGoOn(string wrong, string says)
    {
        var items = Run(wrong, """{"operation": "audit_formats"}""");

        Assert.Equal([BatchStatus.Failed, BatchStatus.Success], items.Select(item => item.Status));
        Assert.Contains(says, items[0].Error, StringComparison.Ordinal);
        Assert.StartsWith("Item 1: ", Assert.Single(sandbox.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"operation": "audit_formats"}, {"operation": "audit_formats"}]""", 2)]
    [InlineData("{\"operation\": \"audit_formats\"}\n{\"operation\": \"audit_formats\"}\n", 2)]
    [InlineData("\uFEFF[{\"operation\": \"audit_formats\"},] // the last\n", 1)]
    [InlineData("[]", 0)]
    [InlineData("", 0)]
    public void Stream_ArrayOrLines_AreItems(string json, int count)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Equal(count, sandbox.Run(new InvokeBatch { Input = input }).Count);
    }

    [Theory]
    [InlineData("""[{"operation": "audit_formats"}, {"operation" ]""", "BatchInvalid")]
    [InlineData("audit_formats", "BatchInvalid")]
    [InlineData("[1, 2]", "OperationInvalid")]
    [InlineData("""[{"first": 1}]""", "OperationInvalid")]
    public void Stream_ThatIsWrong_BeginsNothing(string json, string code)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Equal(code, Assert.Throws<AuditOpsException>(() => sandbox.Run(new InvokeBatch { Input = input })).Code);
        Assert.False(Directory.Exists(sandbox.StoreFolder));
    }

    [Fact]
    public void Output_BeyondTheLimit_IsCountedAndLeftOut()
    {
        var log = sandbox.Write("auth.log", ImportSandbox.Lines(0, 50));

        var item = Assert.Single(sandbox.Run(new InvokeBatch { Operation = [$$"""{"operation": "audit_view", "path": "{{log}}"}"""], OutputLimit = 7 }));

        Assert.Equal((50L, 7), (item.OutputCount, item.Output.Count));
    }

    [Fact]
    public void Rollback_OfEachItem_UndoesTheBatch()
    {
        const string Accept = """{"operation": "audit_analytics_accept", "finding_id": "00000000000000aN", "reason": "known", "rollback": {"operation": "Remove-AuditAcceptance", "finding_id": "00000000000000aN"}}""";
        var items = sandbox.Run(new InvokeBatch
        {
            Operation = [Accept.Replace("aN", "a1", StringComparison.Ordinal), Accept.Replace("aN", "a2", StringComparison.Ordinal), """{"operation": "nothing"}"""],
            Mode = BatchMode.Sequential,
        });

        Assert.Equal(
            [(1, BatchStatus.Success), (2, BatchStatus.Success), (3, BatchStatus.Failed), (2, BatchStatus.RolledBack), (1, BatchStatus.RolledBack)],
            items.Select(item => (item.Number, item.Status)));
        Assert.Empty(sandbox.Run(new GetAcceptance()));
    }

    [Fact]
    public void Changes_WhereNothingAllowsThem_AreRefusedItemByItem()
    {
        var open = Directory.CreateDirectory(Path.Combine(sandbox.Logs, "open")).FullName;
        var secret = sandbox.Write("secret.log", ImportSandbox.Lines(0, 3));
        using var engine = EngineFactory.Create(new EngineSettings
        {
            AllowsChanges = false,
            Boundary = new FileBoundary(open, sandbox.StoreFolder),
            Environment = name => name == "AUDITOPS_STORE" ? sandbox.StoreFolder : null,
        });

        var items = engine.Run(new InvokeBatch
        {
            Operation =
            [
                """{"operation": "audit_analytics_accept", "finding_id": "00000000000000a1", "reason": "known"}""",
                $$"""{"operation": "audit_view", "path": "{{secret}}"}""",
                """{"operation": "audit_formats"}""",
            ],
            Ordered = true,
        }, sandbox, TestContext.Current.CancellationToken).ToList();

        Assert.Equal(["ChangesNotAllowed", "PathOutsideRoot", null], items.Select(item => item.ErrorCode));
        Assert.Empty(sandbox.Run(new GetAcceptance()));
        Assert.Equal("ChangesNotAllowed", Assert.Throws<AuditOpsException>(() => engine.Run(new NewStore(), sandbox, TestContext.Current.CancellationToken).ToList()).Code);
    }

    [Fact]
    public void Changes_ThatNobodyApproves_AreNotMade()
    {
        using var asked = new ImportSandbox { Approval = false };
        var items = asked.Run(new InvokeBatch { Operation = ["""{"operation": "audit_analytics_accept", "finding_id": "00000000000000a1", "reason": "known"}"""] });

        Assert.Equal(0, Assert.Single(items).OutputCount);
        Assert.Empty(asked.Run(new GetAcceptance()));
    }

    [Fact]
    public void Resume_OfScript_WherePowerShellIsNot_SaysWhere()
    {
        using var box = new BatchSandbox();
        box.Run(1, (_, _, _) => throw new InvalidOperationException("no"));

        box.Sandbox.Run(new ResumeBatch { BatchId = [box.Summary!.BatchId], Failed = true });

        Assert.Equal("BatchNeedsPowerShell", Assert.Single(box.Sandbox.Problems).Code);
    }

    private List<BatchItem> Run(params string[] operations) => sandbox.Run(new InvokeBatch { Operation = operations, Ordered = true });
}
