using System.Globalization;
using System.Text.Json;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>Makes the request of a tool's arguments. What they may be is the operation's affair; here they only become what its properties are.</summary>
internal sealed class ArgumentBinder(OperationTool tool)
{
    private static readonly string[] SaysWhich =
        [nameof(SourceRequest<object>.Path), nameof(SourceRequest<object>.LiteralPath), nameof(EventRequest<object>.EventId), nameof(EventRequest<object>.Since)];

    /// <summary>Makes the request.</summary>
    /// <param name="arguments">What the caller gave.</param>
    /// <param name="now">What spans count back from.</param>
    /// <exception cref="AuditOpsException">There is no such parameter, or it takes no such value.</exception>
    public object Bind(IReadOnlyDictionary<string, JsonElement> arguments, DateTimeOffset now)
    {
        var request = Activator.CreateInstance(tool.Operation.Request)!;
        var given = new HashSet<string>(StringComparer.Ordinal);
        if (tool.Operation.AliasOf is not null && tool.Parameters.FirstOrDefault(p => p.IsRequired && !arguments.ContainsKey(p.Name)) is { } missing)
            throw Invalid($"{missing.Name} is missing. Give it a value.");
        foreach (var (name, value) in arguments.Where(argument => argument.Value.ValueKind is not JsonValueKind.Null and not JsonValueKind.Undefined))
        {
            if (IsOfTheTool(name)) continue;

            var parameter = tool.Parameters.FirstOrDefault(p => p.Name == name) ?? throw Unknown(name);
            parameter.Definition.Property.SetValue(request, Value(parameter, value, now));
            given.Add(parameter.Definition.Property.Name);
        }

        foreach (var (property, value) in tool.Operation.Presets) property.SetValue(request, value);
        foreach (var parameter in tool.Parameters.Where(p => p.Default is not null && !given.Contains(p.Definition.Property.Name) && (p.Unless is null || !given.Contains(p.Unless))))
            parameter.Definition.Property.SetValue(request, parameter.Default);
        if (tool.Lookback is { } lookback) LookBack(request, lookback, arguments, given, now);
        return request;
    }

    /// <summary>A whole number among the arguments that belong to the tool and not to its operation.</summary>
    public static int? Number(IReadOnlyDictionary<string, JsonElement> arguments, string name, int least, int most)
    {
        if (!arguments.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return null;

        return int.TryParse(Text(value, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {least} to {most}."));
    }

    private bool IsOfTheTool(string name) => name == tool.Lookback?.Name || (tool.IsRead && name is OperationTool.Cursor or OperationTool.PageSize);

    private static object Value(ToolParameter parameter, JsonElement value, DateTimeOffset now)
    {
        if (!parameter.Definition.IsList) return Single(parameter, Item(parameter, value), now);

        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => Item(parameter, item)).ToArray()
            : new[] { Item(parameter, value) };
    }

    private static string Item(ToolParameter parameter, JsonElement value) =>
        parameter.TakesObjects && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : Text(value, parameter.Name);

    private static object Single(ToolParameter parameter, string text, DateTimeOffset now) =>
        parameter.Definition.Type == typeof(TimeSpan) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : parameter.Definition.Parse(text, parameter.Name, now);

    /// <summary>A single value as text. Models write 5, 5.0 and "5" for the same.</summary>
    private static string Text(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Invalid($"{name} takes a single value, or a list of texts where its schema says so."),
    };

    private void LookBack(object request, LookbackAttribute lookback, IReadOnlyDictionary<string, JsonElement> arguments, HashSet<string> given, DateTimeOffset now)
    {
        var most = (int)(TimeSpan.FromDays(365 * 200) / lookback.Unit);
        var asked = Number(arguments, lookback.Name, 0, most);
        if (asked is not null && given.Contains(nameof(EventRequest<object>.Since)))
            throw Invalid($"{lookback.Name} and since were both given. Give one of them.");
        if ((asked is null && SaysWhich.Any(given.Contains)) || asked == 0) return;

        var type = tool.Operation.Request;
        var end = type.GetProperty(nameof(EventRequest<object>.Until))!.GetValue(request) as DateTimeOffset? ?? now;
        var span = (asked ?? lookback.Count) * lookback.Unit;
        type.GetProperty(nameof(EventRequest<object>.Since))!.SetValue(request, end - DateTimeOffset.MinValue > span ? end - span : DateTimeOffset.MinValue);
    }

    private AuditOpsException Unknown(string name)
    {
        var known = tool.Parameters.Select(parameter => parameter.Name).Concat(tool.Lookback is { } lookback ? [lookback.Name] : []).Concat(tool.IsRead ? [OperationTool.PageSize, OperationTool.Cursor] : []);
        return Invalid($"{tool.Name} has no parameter '{name}'. Choose of {string.Join(", ", known)}.");
    }

    private static AuditOpsException Invalid(string message) => new(ErrorKind.InvalidRequest, "ParameterInvalid", message);
}
