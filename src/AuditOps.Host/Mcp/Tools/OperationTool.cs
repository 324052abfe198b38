using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditOps.Host.Mcp.Answers;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>An operation as a tool.</summary>
internal sealed class OperationTool
{
    /// <summary>The parameter that asks for the next page.</summary>
    public const string Cursor = "cursor";

    /// <summary>The parameter that says how long a page is.</summary>
    public const string PageSize = "page_size";

    public const int UsualPage = 50;
    public const int LongestPage = 500;

    private readonly Lazy<Tool> description;

    private OperationTool(OperationDefinition operation)
    {
        Operation = operation;
        Lookback = operation.Request.GetCustomAttribute<LookbackAttribute>();
        Parameters = ToolParameter.Of(operation);
        description = new Lazy<Tool>(Describe);
    }

    public OperationDefinition Operation { get; }

    public string Name => Operation.Operation.Name;

    public IReadOnlyList<ToolParameter> Parameters { get; }

    public LookbackAttribute? Lookback { get; }

    /// <summary>Whether it changes nothing; only then can its answer be asked for page by page.</summary>
    public bool IsRead => Operation.Operation.Effect == Effect.Read;

    /// <summary>What clients are told of it.</summary>
    public Tool Description => description.Value;

    /// <summary>The tools of all operations, by name; unless changes are allowed, only those that read, and those whose parts pass the gate by themselves.</summary>
    public static IReadOnlyDictionary<string, OperationTool> All(bool allowChanges) => OperationDefinition.Offered
        .Where(operation => allowChanges || operation.Operation.Effect == Effect.Read || operation.Operation.RunsOthers)
        .ToDictionary(operation => operation.Operation.Name, operation => new OperationTool(operation));

    private Tool Describe() => new()
    {
        Name = Name,
        Title = char.ToUpperInvariant(Name[0]) + Name[1..].Replace('_', ' '),
        Description = Errors.InWordsOfTools(Operation.Operation.Summary) + " " + Notice.InDescriptions,
        InputSchema = JsonSerializer.SerializeToElement(InputSchema()),
        OutputSchema = AnswerSchema.Of(Operation.Result, IsRead),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = IsRead,
            DestructiveHint = Operation.Operation.Effect == Effect.Destroy,
            IdempotentHint = Operation.Operation.Idempotent,
            OpenWorldHint = Operation.Operation.OpenWorld,
        },
    };

    private JsonObject InputSchema()
    {
        var properties = new JsonObject();
        if (Lookback is { } lookback) properties[lookback.Name] = LookbackSchema(lookback);
        foreach (var parameter in Parameters) properties[parameter.Name] = parameter.Schema();
        if (IsRead)
        {
            properties[PageSize] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = LongestPage, ["description"] = "Largest number of results in one answer.", ["default"] = UsualPage };
            properties[Cursor] = new JsonObject { ["type"] = "string", ["description"] = "The nextCursor of an answer, for the page that follows it. All other parameters as they were." };
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        return schema;
    }

    private static JsonObject LookbackSchema(LookbackAttribute lookback) => new()
    {
        ["type"] = "integer",
        ["minimum"] = 0,
        ["description"] = $"In a store, how many {lookback.Name} to look back from until, or from now; 0 for everything. Files are looked at whole unless it is given. It takes the place of since.",
        ["default"] = lookback.Count,
    };
}
