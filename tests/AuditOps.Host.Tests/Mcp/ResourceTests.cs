using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Tests.Mcp;

public sealed class ResourceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task List_AllPages_HoldsSchemasRulesAndReports()
    {
        File.WriteAllText(Path.Combine(shared.Assistant.Root, "page.html"), "<html><head></head><body>No report.</body></html>");
        File.WriteAllText(Path.Combine(shared.Assistant.Root, "a report.html"), "<html><head><meta name=\"generator\" content=\"AuditOps\"></head><body>Something was found.</body></html>");
        var listed = (await shared.Assistant.Client.ListResourcesAsync()).Select(resource => resource.Uri).ToList();

        Assert.Contains("auditops://schemas/audit_event", listed);
        Assert.Contains("auditops://rules/log_cleared", listed);
        Assert.Contains("auditops://reports/a%20report.html", listed);
        Assert.DoesNotContain(listed, address => address.Contains("page.html", StringComparison.Ordinal));
        Assert.Equal(listed.Distinct(), listed);
        Assert.Contains("Something was found.", Text(await shared.Assistant.Client.ReadResourceAsync("auditops://reports/a%20report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EveryListedResource_HasContent()
    {
        foreach (var resource in await shared.Assistant.Client.ListResourcesAsync())
        {
            var content = Assert.IsType<TextResourceContents>(Assert.Single((await shared.Assistant.Client.ReadResourceAsync(resource.Uri)).Contents));
            Assert.Equal((resource.Uri, resource.MimeType), (content.Uri, content.MimeType));
            Assert.NotEmpty(content.Text);
        }
    }

    [Fact]
    public async Task Read_RuleAndSchema_AreWhatTheyAre()
    {
        var rule = Text(await shared.Assistant.Client.ReadResourceAsync("auditops://rules/log_cleared"));
        Assert.StartsWith("title: ", rule, StringComparison.Ordinal);
        Assert.Contains("name: log_cleared\n", rule, StringComparison.Ordinal);
        Assert.DoesNotContain("---", rule, StringComparison.Ordinal);

        var schema = JsonDocument.Parse(Text(await shared.Assistant.Client.ReadResourceAsync("auditops://schemas/audit_event"))).RootElement;
        Assert.Equal("date-time", schema.GetProperty("properties").GetProperty("time").GetProperty("format").GetString());
    }

    [Theory]
    [InlineData("auditops://rules/no_such_rule")]
    [InlineData("auditops://schemas/no_such_type")]
    [InlineData("auditops://reports/..%2Fstore%2Foptions.json")]
    [InlineData("auditops://reports/%2Fetc%2Fpasswd")]
    [InlineData("auditops://reports/auth.log")]
    [InlineData("auditops://rules/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("auditops://nothing/at-all")]
    [InlineData("file:///etc/passwd")]
    public async Task Read_WhatIsNotListed_IsNotFound(string address)
    {
        var error = await Assert.ThrowsAsync<McpProtocolException>(async () => await shared.Assistant.Client.ReadResourceAsync(address));
        Assert.Contains((int)error.ErrorCode, new[] { -32002, -32602 });
    }

    [Fact]
    public async Task Templates_Folders_AreThree() => Assert.Equal(
        ["auditops://schemas/{type}", "auditops://rules/{rule}", "auditops://reports/{file}"],
        (await shared.Assistant.Client.ListResourceTemplatesAsync()).Select(template => template.UriTemplate));

    private static string Text(ReadResourceResult read) => Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text;
}
