using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>A parameter of an operation as a parameter of a tool.</summary>
internal sealed class ToolParameter
{
    private readonly ToolParameterAttribute? own;
    private readonly object? propertyDefault;

    private ToolParameter(ParameterDefinition definition, object defaults)
    {
        Definition = definition;
        own = definition.Property.GetCustomAttribute<ToolParameterAttribute>();
        propertyDefault = definition.Property.GetValue(defaults);
        Name = definition.Called ?? own?.Name ?? Snake(definition.Property.Name);
    }

    public ParameterDefinition Definition { get; }

    /// <summary>Its name, snake_case.</summary>
    public string Name { get; }

    /// <summary>What the tool sets where the caller gives nothing and the request would not hold it by itself.</summary>
    public object? Default => own?.Default;

    /// <summary>The property that takes the place of <see cref="Default"/> when the caller gives it.</summary>
    public string? Unless => own?.Unless;

    /// <summary>Whether the values of its list are JSON objects.</summary>
    public bool TakesObjects => Definition.Property.IsDefined(typeof(TakesObjectsAttribute));

    public bool IsRequired => Definition.IsRequired;

    /// <summary>The parameters that a tool offers.</summary>
    public static IReadOnlyList<ToolParameter> Of(OperationDefinition operation)
    {
        var defaults = Activator.CreateInstance(operation.Request)!;
        return [.. operation.Parameters().Where(p => !p.Property.IsDefined(typeof(NotForToolsAttribute))).Select(p => new ToolParameter(p, defaults))];
    }

    /// <summary>A property's name as a tool's: <c>MinimumSeverity</c> is <c>minimum_severity</c>.</summary>
    public static string Snake(string property) => ParameterDefinition.Words(property, '_');

    /// <summary>Its JSON schema.</summary>
    public JsonObject Schema()
    {
        var value = new JsonObject { ["type"] = TypeName() };
        if (Definition.Choices.Count > 0) value["enum"] = new JsonArray([.. Definition.Choices.Select(choice => JsonValue.Create(choice))]);
        if (Definition.Property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            value["minimum"] = Number(range.Minimum);
            value["maximum"] = Number(range.Maximum);
        }

        var schema = Definition.IsList ? new JsonObject { ["type"] = "array", ["items"] = value } : value;
        schema["description"] = Describe();
        if (Shown(Default ?? propertyDefault) is { } shown) schema["default"] = shown;
        return schema;
    }

    private string Describe()
    {
        var text = Errors.InWordsOfTools(Definition.Summary);
        return Definition.Type == typeof(TimeSpan) ? text + " In seconds."
            : Unless is { } other ? $"{text} Not set where {Snake(other)} is given."
            : text;
    }

    private string TypeName() =>
        TakesObjects ? "object"
        : Definition.Type == typeof(bool) ? "boolean"
        : Definition.Type == typeof(int) || Definition.Type == typeof(long) || Definition.Type == typeof(TimeSpan) ? "integer"
        : Definition.Type == typeof(double) ? "number"
        : "string";

    private static JsonNode? Shown(object? value) => value switch
    {
        null or "" or IReadOnlyCollection<string> { Count: 0 } => null,
        bool flag => JsonValue.Create(flag),
        TimeSpan span => JsonValue.Create((long)span.TotalSeconds),
        Enum choice => JsonValue.Create(choice.ToString().ToLowerInvariant()),
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        string text => JsonValue.Create(text),
        _ => Number(value),
    };

    private static JsonNode Number(object value) => value is int or long
        ? JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture))
        : JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
