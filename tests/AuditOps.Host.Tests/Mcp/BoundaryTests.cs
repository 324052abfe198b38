using System.Text.Json;

namespace AuditOps.Host.Tests.Mcp;

/// <summary>Attacks on the wall around --root.</summary>
public sealed class BoundaryTests(AttackedServer attacked) : IClassFixture<AttackedServer>
{
    [Theory]
    [InlineData("FOLDER/outside/secret.log")]
    [InlineData("FOLDER/outside")]
    [InlineData("FOLDER/nothing.log")]
    [InlineData("../outside/secret.log")]
    [InlineData("logs/../../outside/secret.log")]
    [InlineData("*/../../outside/*.log")]
    [InlineData("**/../../outside/secret.log")]
    [InlineData("../open-too/secret.log")]
    [InlineData("link.log")]
    [InlineData("linked/secret.log")]
    [InlineData("linked/*.log")]
    [InlineData("linked/sub/../secret.log")]
    [InlineData("chain/secret.log")]
    [InlineData("/")]
    [InlineData("..")]
    public async Task Path_OutsideTheRoot_IsRefusedWhetherItExistsOrNot(string path)
    {
        var assistant = attacked.Assistant;
        path = path.Replace("FOLDER", assistant.Folder, StringComparison.Ordinal);
        foreach (var parameter in new[] { "path", "literal_path" })
        {
            foreach (var tool in new[] { "audit_view", "audit_triage", "audit_query", "audit_analytics_test_rules" })
            {
                var arguments = new Dictionary<string, object> { [parameter] = new[] { path } };
                if (tool == "audit_query") arguments["query"] = "SELECT 1";
                await Refused(assistant, tool, JsonSerializer.Serialize(arguments));
            }
        }

        await Refused(assistant, "audit_analytics_get_rules", JsonSerializer.Serialize(new { rule_path = new[] { path } }));
        await Refused(assistant, "audit_integrity_check", JsonSerializer.Serialize(new { seal = path }));
        await Refused(assistant, "audit_store_get", JsonSerializer.Serialize(new { store = path }));
        await Refused(assistant, "audit_store_new", JsonSerializer.Serialize(new { store = path + "/new" }));
        foreach (var tool in new[] { "audit_export", "audit_seal", "audit_sample" })
            await Refused(assistant, tool, JsonSerializer.Serialize(new { destination = path + "/x.jsonl", force = true }));
        await Refused(assistant, "audit_analytics_generate_report", JsonSerializer.Serialize(new { output = path + "/x.html", force = true }));
        await Refused(assistant, "audit_import", JsonSerializer.Serialize(new { path = new[] { "auth.log", path } }));
        Assert.Equal(["secret.log", "sub"], Directory.EnumerateFileSystemEntries(Path.Combine(assistant.Folder, "outside")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("*.log")]
    [InlineData(".")]
    [InlineData("**/*.log")]
    [InlineData("*/*.log")]
    public async Task Wildcard_OverLinks_LeavesThemOutAndSaysSo(string path)
    {
        var assistant = attacked.Assistant;
        var result = await assistant.Call("audit_view", JsonSerializer.Serialize(new { path = new[] { path }, page_size = 500 }));

        Assert.DoesNotContain("topsecret", Assistant.Text(result), StringComparison.Ordinal);
        Assert.Contains("PathOutsideRoot", Assistant.Text(result), StringComparison.Ordinal);
        Assert.NotEqual(0, result.StructuredContent!.Value.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Store_WithLinksInside_IsRefused()
    {
        var assistant = attacked.Assistant;
        var other = Path.Combine(assistant.Root, "linking");
        await assistant.Ask("audit_store_new", """{"store": "linking"}""");
        await assistant.Ask("audit_store_get", """{"store": "linking"}""");
        Directory.CreateDirectory(Path.Combine(other, "content"));
        File.CreateSymbolicLink(Path.Combine(other, "content", "rules"), Path.Combine(assistant.Folder, "outside"));

        await Refused(assistant, "audit_analytics_get_rules", """{"store": "linking"}""");
        await Refused(assistant, "audit_view", """{"store": "linking"}""");
    }

    [Fact]
    public async Task Store_ThatTheServerWasGiven_CanBeNamedWhereverItIs()
    {
        var assistant = attacked.Assistant;
        Assert.Equal(42, (await assistant.Ask("audit_store_get", JsonSerializer.Serialize(new { store = assistant.Store }))).GetProperty("results")[0].GetProperty("events").GetInt32());
        Assert.Equal(42, (await assistant.Ask("audit_store_get", JsonSerializer.Serialize(new { store = "../store" }))).GetProperty("results")[0].GetProperty("events").GetInt32());
        await Refused(assistant, "audit_view", JsonSerializer.Serialize(new { path = new[] { Path.Combine(assistant.Store, "options.json") } }));
        await Refused(assistant, "audit_export", JsonSerializer.Serialize(new { destination = Path.Combine(assistant.Store, "segments", "x.jsonl") }));
    }

    [Fact]
    public async Task Options_ThatNamePaths_LeadNowhereElse()
    {
        var assistant = attacked.Assistant;
        foreach (var scope in new[] { "user", "store" })
        {
            foreach (var name in scope == "user" ? new[] { "GeographyFile", "Store" } : ["GeographyFile"])
                await Refused(assistant, "option_set", JsonSerializer.Serialize(new { name, value = Path.Combine(assistant.Folder, "outside", "secret.log"), scope }));
        }

        await assistant.Ask("audit_store_new", """{"store": "other"}""");
        File.WriteAllText(Path.Combine(assistant.Root, "other", "options.json"), JsonSerializer.Serialize(new Dictionary<string, string> { ["GeographyFile"] = Path.Combine(assistant.Folder, "outside", "secret.log") }));
        await assistant.Ask("audit_import", """{"path": ["days.log"], "store": "other"}""");
        await Refused(assistant, "audit_analytics_detect_anomalies", """{"store": "other", "days": 0}""");
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("../../../dev/zero")]
    [InlineData("/etc/passwd")]
    public async Task TimeZone_ThatIsAPath_IsNoTimeZone(string zone)
    {
        var assistant = attacked.Assistant;
        foreach (var tool in new[] { "audit_view", "audit_analytics_detect_anomalies", "audit_analytics_get_statistics" })
        {
            var arguments = new Dictionary<string, object> { ["path"] = "auth.log", ["time_zone"] = zone };
            if (tool == "audit_analytics_get_statistics") arguments["group_by"] = "hour";
            Assert.Equal("invalid_request", (await assistant.Fail(tool, JsonSerializer.Serialize(arguments))).GetProperty("kind").GetString());
        }
    }

    [Theory]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM read_csv('../outside/secret.log')")]
    [InlineData("SELECT * FROM glob('/*')")]
    [InlineData("COPY (SELECT 1) TO 'x.csv'")]
    [InlineData("ATTACH 'x.db'")]
    public async Task Query_ThatReadsFiles_IsRefused(string query)
    {
        var assistant = attacked.Assistant;
        var result = await assistant.Call("audit_query", JsonSerializer.Serialize(new { query }));

        Assert.True(result.IsError, Assistant.Text(result));
        Assert.DoesNotContain("root:", Assistant.Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", Assistant.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_WithoutRoot_IsRefusedAndSaysHowToOpenOne()
    {
        await using var assistant = await Assistant.StartBare();
        var error = await assistant.Fail("audit_view", """{"path": ["auth.log"]}""");

        Assert.Equal("PathOutsideRoot", error.GetProperty("code").GetString());
        Assert.Contains("--root", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth.log")]
    [InlineData("./auth.log")]
    [InlineData("logs/../auth.log")]
    [InlineData("ROOT/auth.log")]
    [InlineData("inner.log")]
    [InlineData("au*.log")]
    public async Task Path_BelowTheRoot_IsReadHoweverItIsWritten(string path)
    {
        var assistant = attacked.Assistant;
        var answer = await assistant.Ask("audit_analytics_get_statistics", JsonSerializer.Serialize(new { path = path.Replace("ROOT", assistant.Root, StringComparison.Ordinal), group_by = new[] { "actor" } }));

        Assert.Equal(40, answer.GetProperty("results")[0].GetProperty("count").GetInt32());
    }

    private static async Task Refused(Assistant assistant, string tool, string arguments)
    {
        var error = await assistant.Fail(tool, arguments);
        Assert.True(error.GetProperty("code").GetString() == "PathOutsideRoot", $"{tool} {arguments}: {error}");
        Assert.Equal("permission_denied", error.GetProperty("kind").GetString());
    }
}
