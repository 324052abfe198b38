using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AuditOps.Core.Batch;

/// <summary>Makes a request of JSON: the name of an operation, and its parameters by the names that any surface gives them.</summary>
internal static class OperationRequest
{
    /// <summary>The property that names the operation.</summary>
    public const string Name = "operation";

    /// <summary>The property whose operation undoes this one.</summary>
    public const string Rollback = "rollback";

    private const string Parameters = "parameters";

    /// <summary>Makes the request.</summary>
    /// <param name="item">The JSON.</param>
    /// <param name="now">What spans count back from.</param>
    /// <param name="folder">What relative paths start from.</param>
    /// <exception cref="AuditOpsException">There is no such operation or parameter, or it takes no such value.</exception>
    public static IRequest<object> Of(JsonElement item, DateTimeOffset now, string folder)
    {
        var operation = Find(NameOf(item));
        if (operation.Operation.RunsOthers)
            throw Invalid($"{operation.Operation.Cmdlet} is a batch itself, and cannot be an item of one. Give its items instead.");
        var request = Activator.CreateInstance(operation.Request)!;
        var given = item.EnumerateObject().Where(property => property.Name is not (Name or Rollback or Parameters));
        if (item.TryGetProperty(Parameters, out var nested) && nested.ValueKind == JsonValueKind.Object)
            given = given.Concat(nested.EnumerateObject());
        foreach (var property in given.Where(property => property.Value.ValueKind is not JsonValueKind.Null))
            Set(operation, request, property, now, folder);
        return (IRequest<object>)request;
    }

    /// <summary>The name of the operation.</summary>
    public static string NameOf(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(Name, out var name) && name.ValueKind == JsonValueKind.String
        ? name.GetString()!
        : throw Invalid("An item names no operation. Write an object such as {\"operation\": \"audit_view\", \"first\": 5}.");

    private static OperationDefinition Find(string name) =>
        OperationDefinition.All.FirstOrDefault(known => new[] { known.Operation.Name, known.Operation.Cmdlet, known.Operation.Verb }.Contains(name, StringComparer.OrdinalIgnoreCase))
        ?? throw Invalid($"There is no operation '{name}'. Write the name of a tool such as audit_view, or of a cmdlet such as Get-AuditEvent.");

    private static void Set(OperationDefinition operation, object request, JsonProperty property, DateTimeOffset now, string folder)
    {
        if (operation.Request.GetCustomAttribute<LookbackAttribute>() is { } lookback && property.Name == lookback.Name)
        {
            var span = lookback.Unit * double.Parse(Text(property.Value, property.Name), CultureInfo.InvariantCulture);
            operation.Request.GetProperty(nameof(EventRequest<object>.Since))!.SetValue(request, now - span);
            return;
        }

        var wanted = Plain(property.Name);
        var parameter = operation.Parameters().FirstOrDefault(known =>
                Plain(known.Property.Name) == wanted || known.Property.GetCustomAttribute<ToolParameterAttribute>()?.Name == property.Name)
            ?? throw Invalid($"{operation.Operation.Cmdlet} has no parameter '{property.Name}'. Choose of {string.Join(", ", operation.Parameters().Select(known => known.Property.Name))}.");
        var isPath = parameter.Property.IsDefined(typeof(LocationAttribute));
        parameter.Property.SetValue(request, parameter.IsList ? Texts() : parameter.Parse(One(property.Value), property.Name, now));

        string One(JsonElement value) => Text(value, property.Name) is var text && isPath && text.Length > 0 ? Path.Combine(folder, text) : text;
        string[] Texts() => property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray().Select(One)] : [One(property.Value)];
    }

    private static string Text(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Invalid($"{name} takes a single value, or a list of texts."),
    };

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static AuditOpsException Invalid(string message) => new(ErrorKind.InvalidRequest, "OperationInvalid", message);
}
