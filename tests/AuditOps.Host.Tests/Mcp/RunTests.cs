using System.Text;
using System.Text.Json;
using AuditOps.Host.Tests.Cli;
using ModelContextProtocol;

namespace AuditOps.Host.Tests.Mcp;

public sealed class RunTests : IDisposable
{
    private const string Hello = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Progress_LongImport_GrowsAndSaysWhatIsDone()
    {
        await using var assistant = await Assistant.Start();
        WriteLarge(assistant);
        var told = new Told();
        await assistant.Call("audit_analytics_get_statistics", """{"path": ["large.log"]}""", told);

        var values = told.Values;
        Assert.NotEmpty(values);
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second.Progress > pair.First.Progress));
        Assert.All(values, value => Assert.StartsWith("Importing", value.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_LongImport_EndsItAndTheServerGoesOn()
    {
        await using var assistant = await Assistant.Start();
        WriteLarge(assistant);
        using var stop = new CancellationTokenSource();
        var told = new Told { First = stop.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => assistant.Call("audit_analytics_get_statistics", """{"path": ["large.log"]}""", told, stop.Token));
        Assert.Equal(42, (await assistant.Ask("audit_store_get", "{}")).GetProperty("results")[0].GetProperty("events").GetInt32());

        // What was cancelled has left nothing half done: the same question is answered whole.
        var answer = await assistant.Ask("audit_analytics_get_statistics", """{"path": ["large.log"], "group_by": ["actor"]}""");
        Assert.Equal(Large, answer.GetProperty("results")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Calls_AtTheSameTime_AreAnsweredEach()
    {
        await using var assistant = await Assistant.Start();
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => assistant.Ask("audit_view", $$"""{"path": ["auth.log"], "page_size": {{i}}}""")));

        Assert.Equal(Enumerable.Range(1, 12), answers.Select(answer => answer.GetProperty("results").GetArrayLength()));
    }

    [Fact]
    public void Output_EveryLine_IsOfTheProtocol()
    {
        shell.Write("auth.log", AuthLog.Text());
        var input = new StringBuilder(Hello).Append('\n').Append("""{"jsonrpc":"2.0","method":"notifications/initialized"}""").Append("\nno JSON at all\n");
        input.Append("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"audit_triage","arguments":{"path":["auth.log","missing.log"]}}}""").Append('\n');
        input.Append("""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"no_such_tool"}}""").Append('\n');
        var process = shell.Start("mcp", "--root", shell.Folder);
        process.StandardInput.Write(input);
        process.StandardInput.Flush();
        var lines = new List<JsonElement>();
        while (!lines.Any(line => Id(line) == 2) || !lines.Any(line => Id(line) == 3)) lines.Add(JsonDocument.Parse(process.StandardOutput.ReadLine()!).RootElement);
        var ended = Shell.End(process, "");

        Assert.Equal((0, ""), (ended.Code, ended.Out));
        Assert.All(lines, line => Assert.Equal("2.0", line.GetProperty("jsonrpc").GetString()));
        Assert.Equal(-32602, lines.Single(line => Id(line) == 3).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("2025-06-18", lines.Single(line => Id(line) == 1).GetProperty("result").GetProperty("protocolVersion").GetString());
    }

    [Fact]
    public void Root_ThatDoesNotExist_IsWrongUsage()
    {
        var ended = shell.Run("mcp", "--root", "nowhere");

        Assert.Equal((2, ""), (ended.Code, ended.Out));
        Assert.Contains("nowhere", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_Mcp_IsListedAndSaysItsOptions()
    {
        Assert.Contains("mcp", shell.Run("--help").Out, StringComparison.Ordinal);
        var help = shell.Run("mcp", "--help").Out;
        Assert.All(["--root", "--store", "--allow-changes"], option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    private const int Large = 400_000;

    private static void WriteLarge(Assistant assistant)
    {
        using var log = new StreamWriter(Path.Combine(assistant.Root, "large.log"));
        for (var i = 0; i < Large; i++)
            log.Write(FormattableString.Invariant($"2026-01-{1 + (i / 86_400):00}T{i / 3600 % 24:00}:{i / 60 % 60:00}:{i % 60:00}.000000+00:00 web01 sshd[{i % 30_000}]: Failed password for root from 192.0.2.7 port 4000 ssh2\n"));
    }

    private static int Id(JsonElement line) => line.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetInt32() : 0;

    /// <summary>Keeps what it is told, in the order in which it is told.</summary>
    private sealed class Told : IProgress<ProgressNotificationValue>
    {
        private readonly List<ProgressNotificationValue> values = [];

        public Action? First { get; init; }

        public IReadOnlyList<ProgressNotificationValue> Values
        {
            get
            {
                lock (values) return [.. values];
            }
        }

        public void Report(ProgressNotificationValue value)
        {
            lock (values) values.Add(value);
            First?.Invoke();
        }
    }
}
