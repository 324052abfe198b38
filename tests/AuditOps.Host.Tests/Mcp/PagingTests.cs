using System.Text.Json;

namespace AuditOps.Host.Tests.Mcp;

public sealed class PagingTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    public async Task Pages_AnySize_AreTheWholeInItsOrder(int size)
    {
        var assistant = shared.Assistant;
        var whole = Ids(await assistant.Ask("audit_view", """{"page_size": 500}"""));
        Assert.Equal(42 + 1, whole.Count);

        var pages = new List<string>();
        string? cursor = null;
        do
        {
            var page = await assistant.Ask("audit_view", Arguments(size, cursor));
            Assert.InRange(Ids(page).Count, 1, size);
            pages.AddRange(Ids(page));
            cursor = Next(page);
        }
        while (cursor is not null);
        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task Pages_OfSpansAndFindings_CountFromTheFirstPage()
    {
        var assistant = shared.Assistant;
        var whole = (await assistant.Ask("audit_analytics_get_statistics", """{"hours": 500000, "group_by": ["source_ip", "actor", "action"]}""")).GetProperty("results");
        var first = await assistant.Ask("audit_analytics_get_statistics", """{"hours": 500000, "group_by": ["source_ip", "actor", "action"], "page_size": 1}""");
        var second = await assistant.Ask("audit_analytics_get_statistics", $$"""{"hours": 500000, "group_by": ["source_ip", "actor", "action"], "page_size": 1, "cursor": "{{Next(first)}}"}""");

        Assert.Equal(3, whole.GetArrayLength());
        Assert.True(JsonElement.DeepEquals(whole[1], second.GetProperty("results")[0]));
    }

    [Fact]
    public async Task Cursor_AskedTwice_GivesTheSamePage()
    {
        var assistant = shared.Assistant;
        var cursor = Next(await assistant.Ask("audit_view", Arguments(5, null)));

        Assert.Equal(Ids(await assistant.Ask("audit_view", Arguments(5, cursor))), Ids(await assistant.Ask("audit_view", Arguments(5, cursor))));
    }

    [Fact]
    public async Task Cursor_OfAnotherQuestionOrNone_IsRefused()
    {
        var assistant = shared.Assistant;
        var cursor = Next(await assistant.Ask("audit_view", Arguments(5, null)));

        foreach (var (tool, arguments) in new[]
        {
            ("audit_view", $$"""{"cursor": "{{cursor}}", "actor": ["root"]}"""),
            ("audit_triage", $$"""{"cursor": "{{cursor}}"}"""),
            ("audit_view", """{"cursor": "made up"}"""),
            ("audit_view", """{"cursor": "bnVsbA"}"""),
            ("audit_view", """{"cursor": "eyJPZmZzZXQiOi01fQ"}"""),
        })
        {
            Assert.Equal("CursorInvalid", (await assistant.Fail(tool, arguments)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Cursor_StoreThatChanged_IsToldInsteadOfAWrongPage()
    {
        await using var assistant = await Assistant.Start("--allow-changes");
        var cursor = Next(await assistant.Ask("audit_view", Arguments(5, null)));
        assistant.Write("older.log", "2025-12-31T10:00:00.000000+00:00 web01 sshd[1]: Accepted publickey for bert from 198.51.100.9 port 5000 ssh2\n");
        await assistant.Ask("audit_import", """{"path": ["older.log"]}""");

        var error = await assistant.Fail("audit_view", Arguments(5, cursor));
        Assert.Equal(("conflict", "ResultsChanged"), (error.GetProperty("kind").GetString(), error.GetProperty("code").GetString()));
    }

    private static string Arguments(int size, string? cursor) => $$"""{"page_size": {{size}}{{(cursor is null ? "" : $", \"cursor\": \"{cursor}\"")}}}""";

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("results").EnumerateArray().Select(found => found.GetProperty("eventId").GetString()!)];

    private static string? Next(JsonElement page) => page.TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() : null;
}
