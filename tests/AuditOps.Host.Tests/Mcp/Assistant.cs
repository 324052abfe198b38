using System.Globalization;
using System.Text.Json;
using AuditOps.Host.Tests.Cli;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Tests.Mcp;

/// <summary>The SDK's own client, connected to the real program over its standard input and output.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private const string Rule = """
        title: Failed
        name: failed
        logsource: {product: auditops, category: authentication}
        detection:
          failed: {outcome: failure}
          condition: failed
        """;

    private readonly Shell shell = new();

    private Assistant() => Root = Directory.CreateDirectory(Path.Combine(shell.Folder, "open")).FullName;

    public McpClient Client { get; private set; } = null!;

    /// <summary>The folder that is open to the server.</summary>
    public string Root { get; }

    /// <summary>A folder above it that is not.</summary>
    public string Folder => shell.Folder;

    /// <summary>The store that the server is given; it lies outside the root.</summary>
    public string Store => Path.Combine(shell.Folder, "store");

    /// <summary>What the server wrote on standard error.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Starts a server with a log in its folder and the same events in its store.</summary>
    public static async Task<Assistant> Start(params string[] words)
    {
        var assistant = new Assistant();
        assistant.Write("auth.log", AuthLog.Text());
        assistant.Write("failed.yml", Rule);
        assistant.Write("steps.csv", Steps());
        Assert.Equal(0, assistant.shell.Run("import", Path.Combine(assistant.Root, "auth.log"), "--store", assistant.Store).Code);
        await assistant.Connect(["--root", assistant.Root, "--store", assistant.Store, .. words]);
        return assistant;
    }

    // A series that is five higher after twenty days.
    private static string Steps() => "at,seconds\n" + string.Concat(Enumerable.Range(0, 40).Select(day =>
        string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2026, 1, 1).AddDays(day):yyyy-MM-dd'T'HH:mm:ss'Z'},{(day < 20 ? 5 : 10) + (day % 3)}\n")));

    /// <summary>Starts a server with exactly these words.</summary>
    public static async Task<Assistant> StartBare(params string[] words)
    {
        var assistant = new Assistant();
        await assistant.Connect(words);
        return assistant;
    }

    public string Write(string name, string content) => shell.Write(Path.Combine("open", name), content);

    /// <summary>Runs a command line of its own beside the server.</summary>
    public Ended Run(params IEnumerable<string> words) => shell.Run(words);

    public Task<CallToolResult> Call(string tool, string arguments, IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null, CancellationToken stop = default)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
        return Client.CallToolAsync(tool, values, progress, cancellationToken: stop).AsTask();
    }

    /// <summary>Calls a tool, and gives its answer.</summary>
    public async Task<JsonElement> Ask(string tool, string arguments)
    {
        var result = await Call(tool, arguments);
        Assert.True(result.IsError is null or false, Text(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>Calls a tool that must fail, and gives the error.</summary>
    public async Task<JsonElement> Fail(string tool, string arguments)
    {
        var result = await Call(tool, arguments);
        Assert.True(result.IsError, Text(result));
        Assert.Null(result.StructuredContent);
        return JsonDocument.Parse(Text(result)).RootElement.GetProperty("error");
    }

    public static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        shell.Dispose();
    }

    private async Task Connect(string[] words)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AUDITOPS_", StringComparison.Ordinal)).ToDictionary(name => name, _ => (string?)null);
        foreach (var name in new[] { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA" }) environment[name] = Path.Combine(shell.Folder, ".home");
        Client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = Shell.Program,
            Arguments = ["mcp", .. words],
            WorkingDirectory = shell.Folder,
            EnvironmentVariables = environment,
            StandardErrorLines = line => { lock (Errors) Errors.Add(line); },
        }), new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan, InitializationTimeout = TimeSpan.FromMinutes(5) });
    }
}
