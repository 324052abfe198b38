using System.Text.Json;
using System.Text.Json.Nodes;
using AuditOps.Core.Json;
using AuditOps.Host.Mcp.Answers;
using AuditOps.Host.Mcp.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp;

/// <summary>Errors as assistants see them: of tools as results, from which a model can learn; of the rest as errors of the protocol.</summary>
internal static class Errors
{
    /// <summary>The key in a result's metadata that says kind and code to programs.</summary>
    public const string Key = "auditops/error";

    /// <summary>The kind as it is written.</summary>
    public static string Name(ErrorKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>The engine's message with the names of tools and their parameters.</summary>
    public static string InWordsOfTools(string message) => SurfaceWords.Of(message, ToolParameter.Snake, operation => operation.Name);

    /// <summary>An error as the result of a tool.</summary>
    public static CallToolResult Result(AuditOpsException error, OperationTool tool)
    {
        var message = InWordsOfTools(error.Message);
        if (tool.Parameters.FirstOrDefault(p => p.Definition.Property.Name == error.Target) is { } parameter && message.StartsWith(error.Target!, StringComparison.Ordinal))
            message = parameter.Name + message[error.Target!.Length..];
        var said = new JsonObject { ["kind"] = Name(error.Kind), ["code"] = error.Code, ["message"] = ShownResult.Cut(message, "", Limits.Steps[0].Text, []) };
        return new CallToolResult
        {
            IsError = true,
            Content = [new TextContentBlock { Text = new JsonObject { ["error"] = said }.ToJsonString(JsonShape.Options) }],
            Meta = new JsonObject { [Key] = said.DeepClone(), [Notice.Key] = true },
        };
    }

    /// <summary>An error as the protocol has it.</summary>
    public static McpProtocolException Protocol(AuditOpsException error) =>
        new($"{error.Code}: {SafeText.Of(InWordsOfTools(error.Message))}", error, error.Kind switch
        {
            ErrorKind.InvalidRequest => McpErrorCode.InvalidParams,
            ErrorKind.NotFound => McpErrorCode.ResourceNotFound,
            ErrorKind.Internal => McpErrorCode.InternalError,
            _ => McpErrorCode.InvalidRequest,
        });

    /// <summary>What nobody expected.</summary>
    public static AuditOpsException Defect(Exception error) =>
        new(ErrorKind.Internal, "Defect", $"A defect of AuditOps: {error.GetType().Name}: {error.Message}", error);
}
