using System.Reflection;
using System.Text.Json;
using AuditOps.Host.Mcp.Answers;
using AuditOps.Host.Mcp.Prompts;
using AuditOps.Host.Mcp.Resources;
using AuditOps.Host.Mcp.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AuditOps.Host.Mcp;

/// <summary>The server: what it offers, and what answers.</summary>
internal sealed class McpHost(IEngine engine, string? root, bool allowChanges)
{
    private static readonly Dictionary<string, JsonElement> NoArguments = [];

    private readonly IReadOnlyDictionary<string, OperationTool> tools = OperationTool.All(allowChanges);
    private readonly ResourceCatalog resources = new([new SchemaResources(), new RuleResources(engine), new ReportResources(root)]);

    /// <summary>What the SDK runs.</summary>
    public McpServerOptions Options => new()
    {
        ServerInfo = new Implementation { Name = "auditops", Title = "AuditOps", Version = typeof(IEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion },
        ServerInstructions = Notice.OfTheServer + (allowChanges ? "" : "This server only reads; its user can start it with --allow-changes."),
        Handlers = new McpServerHandlers
        {
            ListToolsHandler = (_, stop) => Answer(() => new ListToolsResult { Tools = [.. tools.Values.Select(tool => tool.Description)] }, stop),
            CallToolHandler = Call,
            ListResourcesHandler = (context, stop) => Answer(() => resources.List(context.Params?.Cursor, stop), stop),
            ListResourceTemplatesHandler = (_, stop) => Answer(resources.Templates, stop),
            ReadResourceHandler = (context, stop) => Answer(() => resources.Read(context.Params!.Uri, stop), stop),
            ListPromptsHandler = (_, _) => ValueTask.FromResult(new ListPromptsResult { Prompts = [.. Investigation.All.Select(prompt => prompt.Description)] }),
            GetPromptHandler = (context, stop) => Answer(() => Prompt(context.Params!), stop),
            CompleteHandler = (context, stop) => Answer(() => Complete(context.Params!), stop),
        },
    };

    private async ValueTask<CallToolResult> Call(RequestContext<CallToolRequestParams> context, CancellationToken stop)
    {
        var call = context.Params!;
        if (!tools.TryGetValue(call.Name, out var tool)) throw Errors.Protocol(Unknown(call.Name));

        var count = new ProgressCount();
        var arguments = call.Arguments is null ? NoArguments : call.Arguments.ToDictionary();
        return await Task.Run(() => new ToolRun(engine, tool, arguments).Run(Tell, stop), stop).ConfigureAwait(false);

        void Tell(Progress progress)
        {
            if (call.ProgressToken is { } token)
                context.Server.NotifyProgressAsync(token, count.Next(progress), cancellationToken: stop).GetAwaiter().GetResult();
        }
    }

    private static AuditOpsException Unknown(string name) => new(ErrorKind.InvalidRequest, "ToolUnknown",
        OperationDefinition.Offered.Any(operation => operation.Operation.Name == name)
            ? $"{name} changes something, and this server only reads. Its user can start it with --allow-changes."
            : $"There is no tool '{name}'.");

    private static GetPromptResult Prompt(GetPromptRequestParams asked)
    {
        var prompt = Investigation.All.FirstOrDefault(prompt => prompt.Name == asked.Name)
            ?? throw new AuditOpsException(ErrorKind.InvalidRequest, "PromptUnknown", $"There is no prompt '{asked.Name}'. Choose of {string.Join(", ", Investigation.All.Select(p => p.Name))}.");
        return prompt.Ask((asked.Arguments ?? new Dictionary<string, JsonElement>()).ToDictionary(
            argument => argument.Key, argument => argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText()));
    }

    private CompleteResult Complete(CompleteRequestParams asked)
    {
        CompletionSet? set = asked.Argument.Name switch { "actor" => CompletionSet.Actor, "rule" => CompletionSet.Rule, _ => null };
        string[] values = set is { } known ? [.. engine.Complete(known, asked.Argument.Value, null).Select(SafeText.Of).Take(100)] : [];
        return new CompleteResult { Completion = new Completion { Values = values, Total = values.Length, HasMore = false } };
    }

    /// <summary>Answers on a thread that may wait, with errors as the protocol has them.</summary>
    private static async ValueTask<T> Answer<T>(Func<T> answer, CancellationToken stop)
    {
        try
        {
            return await Task.Run(answer, stop).ConfigureAwait(false);
        }
        catch (AuditOpsException error)
        {
            throw Errors.Protocol(error);
        }
        catch (Exception error) when (error is not OperationCanceledException and not McpException)
        {
            throw Errors.Protocol(Errors.Defect(error));
        }
    }
}
