using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using AuditOps.Core.Json;

namespace AuditOps.Host.Mcp.Answers;

/// <summary>The JSON schemas of answers and of the results in them.</summary>
internal static class AnswerSchema
{
    private static readonly JsonSerializerOptions Shape = new(JsonShape.Options) { NumberHandling = default, RespectNullableAnnotations = true };

    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete };

    /// <summary>The schema of an answer.</summary>
    /// <param name="result">What its results are.</param>
    /// <param name="hasPages">Whether there may be another page.</param>
    public static JsonElement Of(Type result, bool hasPages)
    {
        var properties = new JsonObject
        {
            ["notice"] = Text("How far the text in the results can be trusted."),
            ["results"] = new JsonObject { ["type"] = "array", ["items"] = OfResult(result) },
            ["cut"] = List("What was left out to keep the answer short."),
            ["problems"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "What could not be handled, while the rest was.",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["level"] = Text(null), ["kind"] = Text(null), ["code"] = Text(null), ["message"] = Text(null) },
                    ["required"] = new JsonArray("level", "kind", "code", "message"),
                },
            },
        };
        if (hasPages) properties["nextCursor"] = Text("Give it as cursor for the next page. There is none after the last.");
        return JsonSerializer.SerializeToElement(new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray("notice", "results") });
    }

    /// <summary>The schema of one result.</summary>
    public static JsonNode OfResult(Type result)
    {
        var schema = Shape.GetJsonSchemaAsNode(result, Exporting);
        if (schema is JsonObject whole) whole["title"] = result.Name;
        return schema;
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(DateTime)) return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(QueryRow)) return new JsonObject { ["type"] = "object", ["description"] = "One property for each column of the query." };
        if (schema is not JsonObject whole) return schema;

        // An answer leaves out what has no value, so that null stands in lists alone.
        if (whole["type"] is JsonArray types) whole["type"] = types.First(name => name!.GetValue<string>() != "null")!.DeepClone();
        if (whole["enum"] is JsonArray choices && choices.Any(choice => choice is null)) whole["enum"] = new JsonArray([.. choices.OfType<JsonNode>().Select(choice => choice.DeepClone())]);
        if (whole["enum"] is not null) whole["type"] = "string";
        if (whole["items"] is { } items && HasNulls(context.PropertyInfo?.AttributeProvider as PropertyInfo))
            whole["items"] = new JsonObject { ["anyOf"] = new JsonArray(items.DeepClone(), new JsonObject { ["type"] = "null" }) };
        return schema;
    }

    private static bool HasNulls(PropertyInfo? list) =>
        list is not null && new NullabilityInfoContext().Create(list).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

    private static JsonObject Text(string? description) => description is null
        ? new JsonObject { ["type"] = "string" }
        : new JsonObject { ["type"] = "string", ["description"] = description };

    private static JsonObject List(string description) => new() { ["type"] = "array", ["items"] = Text(null), ["description"] = description };
}
