using AuditOps.Core.Json;
using AuditOps.Host.Mcp.Answers;
using AuditOps.Host.Mcp.Tools;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Resources;

/// <summary>The JSON schemas of what operations yield.</summary>
internal sealed class SchemaResources : IResourceSet
{
    private const string MimeType = "application/schema+json";

    private static readonly SortedDictionary<string, Type> Types = new(
        OperationDefinition.All.Select(operation => operation.Result).Distinct().ToDictionary(type => ToolParameter.Snake(type.Name)), StringComparer.Ordinal);

    public string Folder => "schemas";

    public ResourceTemplate Template { get; } = new()
    {
        Name = "schema",
        Title = "Schema",
        UriTemplate = "auditops://schemas/{type}",
        MimeType = MimeType,
        Description = "The JSON schema of a kind of result.",
    };

    public IEnumerable<Resource> List(CancellationToken cancellationToken) => Types.Keys.Select(name => new Resource
    {
        Name = name,
        Uri = $"auditops://schemas/{name}",
        MimeType = MimeType,
        Description = $"The JSON schema of a result of the kind {name}.",
    });

    public TextResourceContents Read(string name, CancellationToken cancellationToken) => new()
    {
        Uri = $"auditops://schemas/{name}",
        MimeType = MimeType,
        Text = AnswerSchema.OfResult(Types.TryGetValue(name, out var type)
            ? type
            : throw new AuditOpsException(ErrorKind.NotFound, "SchemaNotFound", $"There is no schema '{name}'. Choose of {string.Join(", ", Types.Keys)}.")).ToJsonString(JsonShape.Options),
    };
}
