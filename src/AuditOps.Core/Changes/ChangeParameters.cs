using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Changes;

/// <summary>The parameters of a request as they are recorded: those that somebody gave, and never a secret.</summary>
internal static partial class ChangeParameters
{
    private const int MostItems = 100;
    private const string Hidden = "***";

    public static JsonObject Of(object request)
    {
        var defaults = Activator.CreateInstance(request.GetType())!;
        var given = new JsonObject();
        foreach (var parameter in ParameterDefinition.Of(request.GetType()))
        {
            var value = parameter.Property.GetValue(request);
            if (value is null or IReadOnlyCollection<string> { Count: 0 } || Equals(value, parameter.Property.GetValue(defaults)))
                continue;
            var name = ParameterDefinition.Words(parameter.Property.Name, '_');
            given[name] = IsSecret(name) ? Hidden : Json(value);
        }

        // The value of something that has a name, such as an option.
        if (given["name"] is JsonValue named && IsSecret(named.ToString()) && given.ContainsKey("value"))
            given["value"] = Hidden;
        return given;
    }

    private static bool IsSecret(string name) => Secret().IsMatch(name);

    private static JsonNode? Json(object value) => value switch
    {
        bool flag => flag,
        int or long or double => JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        DateTimeOffset time => Microseconds.Text(time.UtcDateTime),
        Enum choice => ParameterDefinition.Words(choice.ToString(), '_'),
        IReadOnlyCollection<string> texts => new JsonArray([.. Shown(texts).Select(text => (JsonNode)text)]),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<string> Shown(IReadOnlyCollection<string> texts) => texts.Count <= MostItems
        ? texts
        : texts.Take(MostItems).Append(string.Create(CultureInfo.InvariantCulture, $"… and {texts.Count - MostItems} more"));

    [GeneratedRegex("password|passphrase|secret|token|credential|api_?key|private_?key|connection_?string", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
