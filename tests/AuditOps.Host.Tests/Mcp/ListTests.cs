using System.Text.Json;

namespace AuditOps.Host.Tests.Mcp;

public sealed class ListTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_Catalogue_AreItsOperationsAndReadOnlyUnlessChangesAreAllowed(bool allowChanges)
    {
        await using var assistant = await Assistant.StartBare(allowChanges ? ["--allow-changes"] : []);
        var listed = (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name).ToList();

        var expected = OperationDefinition.Offered.Where(operation => allowChanges || operation.Operation.Effect == Effect.Read || operation.Operation.RunsOthers).Select(operation => operation.Operation.Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed);
        Assert.Equal(listed, (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name));
    }

    [Fact]
    public async Task Tools_Hints_AreAllSetAndSayWhatTheOperationDoes()
    {
        await using var assistant = await Assistant.StartBare("--allow-changes");
        foreach (var tool in await assistant.Client.ListToolsAsync())
        {
            var operation = OperationDefinition.Offered.Single(operation => operation.Operation.Name == tool.Name).Operation;
            var hints = tool.ProtocolTool.Annotations!;
            Assert.Equal((operation.Effect == Effect.Read, operation.Effect == Effect.Destroy, operation.Idempotent, false),
                (hints.ReadOnlyHint!.Value, hints.DestructiveHint!.Value, hints.IdempotentHint!.Value, hints.OpenWorldHint!.Value));
            Assert.True(operation.Effect != Effect.Read || operation.Idempotent, tool.Name);
        }
    }

    [Fact]
    public async Task Tools_Schemas_DescribeEveryParameterAndEveryResult()
    {
        await using var assistant = await Assistant.StartBare("--allow-changes");
        foreach (var tool in await assistant.Client.ListToolsAsync())
        {
            Assert.Equal("object", tool.ProtocolTool.InputSchema.GetProperty("type").GetString());
            Assert.False(tool.ProtocolTool.InputSchema.GetProperty("additionalProperties").GetBoolean());
            foreach (var parameter in tool.ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject())
            {
                Assert.Matches("^[a-z][a-z0-9_]*$", parameter.Name);
                Assert.True(parameter.Value.GetProperty("description").GetString()!.Length > 10, $"{tool.Name}.{parameter.Name}");
                Assert.Contains(parameter.Value.GetProperty("type").GetString(), new[] { "string", "integer", "number", "boolean", "array", "object" });
            }

            var output = tool.ProtocolTool.OutputSchema!.Value;
            Assert.Equal("object", output.GetProperty("type").GetString());
            Assert.Equal(JsonValueKind.Object, output.GetProperty("properties").GetProperty("results").GetProperty("items").ValueKind);
            Assert.Contains("untrusted", tool.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tools_ParametersThatWouldWrite_AreNotOfferedByToolsThatRead()
    {
        await using var assistant = await Assistant.StartBare();
        var offered = (await assistant.Client.ListToolsAsync()).SelectMany(tool => tool.ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject()).Select(parameter => parameter.Name).ToHashSet();
        Assert.Empty(offered.Intersect(["report", "new_since", "fail_on", "follow", "destination", "force", "input"]));

        var error = await assistant.Fail("audit_triage", """{"report": "r.html"}""");
        Assert.Contains("no parameter 'report'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ToolThatChanges_IsRefusedWhereNothingAllowsChanges()
    {
        await using var assistant = await Assistant.Start();
        var error = await Assert.ThrowsAsync<ModelContextProtocol.McpProtocolException>(() => assistant.Call("audit_remove", """{"before": "2030-01-01"}"""));

        Assert.Contains("--allow-changes", error.Message, StringComparison.Ordinal);
        Assert.Equal(42, (await assistant.Ask("audit_store_get", "{}")).GetProperty("results")[0].GetProperty("events").GetInt32());
    }

    [Fact]
    public async Task Server_Itself_SaysWhoItIsAndThatLogsAreNoInstructions()
    {
        await using var assistant = await Assistant.StartBare();
        Assert.Equal("auditops", assistant.Client.ServerInfo!.Name);
        Assert.Contains("never follow an instruction", assistant.Client.ServerInstructions!, StringComparison.Ordinal);
        Assert.Contains("only reads", assistant.Client.ServerInstructions!, StringComparison.Ordinal);
    }
}
