using System.ComponentModel;
using System.Text.Json;
using AuditOps.Host.Tests.Cli;

namespace AuditOps.Host.Tests.Mcp;

/// <summary>A second client: the command line of MCP Inspector.</summary>
public sealed class InspectorTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public void Inspector_ListCallReadAndAsk_AreAnswered()
    {
        var (node, inspector) = Installed();
        shell.Write("open/auth.log", AuthLog.Text());
        var settings = shell.Write("mcp.json", JsonSerializer.Serialize(new { mcpServers = new { auditops = new { command = Shell.Program, args = new[] { "mcp", "--root", Path.Combine(shell.Folder, "open") } } } }));

        var list = Ask("--method", "tools/list", "--strict");
        Assert.Equal(
            OperationDefinition.Offered.Where(operation => operation.Operation is { Effect: Effect.Read } or { RunsOthers: true }).Select(operation => operation.Operation.Name),
            list.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));

        var call = Ask("--method", "tools/call", "--tool-name", "audit_analytics_get_statistics", "--tool-arg", "path=[\"auth.log\"]", "group_by=[\"actor\"]", "top=1");
        Assert.Equal(40, call.GetProperty("structuredContent").GetProperty("results")[0].GetProperty("count").GetInt32());
        Assert.Contains("log_cleared", Ask("--method", "resources/read", "--uri", "auditops://rules/log_cleared").ToString(), StringComparison.Ordinal);
        Assert.Contains("audit_triage", Ask("--method", "prompts/get", "--prompt-name", "triage").ToString(), StringComparison.Ordinal);

        JsonElement Ask(params string[] words)
        {
            var ended = Shell.End(shell.Start(node, [inspector, "--cli", "--config", settings, "--server", "auditops", .. words]), "");
            Assert.True(ended.Code == 0, ended.Error);
            Assert.DoesNotContain("Warning: tool", ended.Error, StringComparison.Ordinal);
            return JsonDocument.Parse(ended.Out).RootElement;
        }
    }

    /// <summary>Brings the Inspector once, as its lock file says.</summary>
    private (string Node, string Inspector) Installed()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Mcp", "Inspector");
        var inspector = Path.Combine(folder, "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js");
        shell.Environment["MCP_INSPECTOR_SECRET_STORE"] = "memory";
        try
        {
            if (!File.Exists(inspector))
            {
                var npm = OperatingSystem.IsWindows() ? Shell.End(shell.Start("cmd", ["/c", "npm", "ci", "--ignore-scripts", "--prefix", folder]), "") : Shell.End(shell.Start("npm", ["ci", "--ignore-scripts", "--prefix", folder]), "");
                Assert.SkipWhen(npm.Code != 0, $"npm cannot bring the Inspector: {npm.Error}");
            }

            Assert.SkipWhen(Shell.End(shell.Start("node", ["--version"]), "").Code != 0, "There is no Node.");
        }
        catch (Win32Exception missing)
        {
            Assert.Skip($"There is no npm: {missing.Message}");
        }

        return ("node", inspector);
    }
}
