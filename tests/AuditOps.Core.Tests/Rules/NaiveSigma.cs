using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Tests.Rules;

/// <summary>
/// Sigma rules on one Windows event of evtx_dump, as plainly as can be: values become regular expressions, and every rule is asked.
/// Nothing of the engine is used but the parsed rule.
/// </summary>
internal sealed class NaiveSigma
{
    private static readonly Dictionary<string, int[]> SysmonEvents = new()
    {
        ["file_change"] = [2],
        ["network_connection"] = [3],
        ["sysmon_status"] = [4, 16],
        ["driver_load"] = [6],
        ["image_load"] = [7],
        ["create_remote_thread"] = [8],
        ["raw_access_thread"] = [9],
        ["process_access"] = [10],
        ["file_event"] = [11],
        ["registry_event"] = [12, 13, 14],
        ["registry_add"] = [12],
        ["registry_delete"] = [12],
        ["registry_set"] = [13],
        ["create_stream_hash"] = [15],
        ["pipe_created"] = [17, 18],
        ["wmi_event"] = [19, 20, 21],
        ["dns_query"] = [22],
        ["file_delete"] = [23, 26],
        ["process_tampering"] = [25],
        ["file_executable_detected"] = [29],
        ["sysmon_error"] = [255],
    };

    private readonly Dictionary<string, string?> _fields = new(StringComparer.Ordinal);
    private readonly string _channel;
    private readonly int _id;

    public NaiveSigma(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.GetProperty("Event");
        var system = root.GetProperty("System");
        _channel = system.GetProperty("Channel").GetString()!;
        _id = int.Parse(Text(system.GetProperty("EventID"))!, CultureInfo.InvariantCulture);
        _fields["EventID"] = _id.ToString(CultureInfo.InvariantCulture);
        _fields["Channel"] = _channel;
        _fields["Provider_Name"] = system.GetProperty("Provider").GetProperty("#attributes").GetProperty("Name").GetString();
        _fields["Level"] = Text(system.GetProperty("Level"));
        if (root.TryGetProperty("EventData", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in data.EnumerateObject())
                _fields[field.Name] = Text(field.Value);
        }

        Words = [.. Leaves(document.RootElement)];
    }

    private List<string> Words { get; }

    public bool Matches(DetectionRule rule) => IsOf(rule.LogSource) && Holds(rule.Condition, rule);

    private bool IsOf(LogSource source)
    {
        var sysmon = _channel == "Microsoft-Windows-Sysmon/Operational";
        if (source.Product != "windows")
            return false;
        if (source.Service is { } service)
        {
            var named = service switch { "security" => "Security", "system" => "System", "application" => "Application", "sysmon" => "Microsoft-Windows-Sysmon/Operational", _ => null };
            if (named != _channel)
                return false;
        }

        return source.Category switch
        {
            null => true,
            "process_creation" => (sysmon && _id == 1) || (_channel == "Security" && _id == 4688),
            var category => sysmon && SysmonEvents.TryGetValue(category, out var ids) && ids.Contains(_id),
        };
    }

    private bool Holds(Condition condition, DetectionRule rule) => condition switch
    {
        Condition.And and => and.Parts.All(part => Holds(part, rule)),
        Condition.Or or => or.Parts.Any(part => Holds(part, rule)),
        Condition.Not not => !Holds(not.Part, rule),
        Condition.Selection selection => Holds(rule.Selections[selection.Name]),
        _ => throw new NotSupportedException(),
    };

    private bool Holds(Detection detection) => detection switch
    {
        Detection.All all => all.Parts.All(Holds),
        Detection.Any any => any.Parts.Any(Holds),
        Detection.Item item => item.Modifiers.Contains("all") ? item.Values.All(value => Holds(item, value)) : item.Values.Any(value => Holds(item, value)),
        _ => throw new NotSupportedException(),
    };

    private bool Holds(Detection.Item item, string? value)
    {
        var has = new HashSet<string>(item.Modifiers);
        var texts = item.Field is null ? Words : _fields.GetValueOrDefault(item.Field) is { } found ? [found] : (List<string>)[];
        if (value is not { } wanted)
            return texts.Count == 0;
        if (has.Contains("cidr"))
            return texts.Any(text => IPAddress.TryParse(text, out var address) && IPNetwork.Parse(wanted).Contains(address));
        if (has.Contains("fieldref"))
            return _fields.GetValueOrDefault(wanted) is { } other && texts.Any(text => has.Contains("endswith") ? text.EndsWith(other, StringComparison.OrdinalIgnoreCase)
                : has.Contains("startswith") ? text.StartsWith(other, StringComparison.OrdinalIgnoreCase) : text.Equals(other, StringComparison.OrdinalIgnoreCase));
        if (has.Contains("re"))
            return texts.Any(text => Regex.IsMatch(text, wanted, has.Contains("i") ? RegexOptions.IgnoreCase : RegexOptions.None));

        var before = has.Contains("contains") || has.Contains("endswith") || item.Field is null ? ".*" : "";
        var after = has.Contains("contains") || has.Contains("startswith") || item.Field is null ? ".*" : "";
        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | (has.Contains("base64offset") ? RegexOptions.None : RegexOptions.IgnoreCase);
        return Variants(wanted, has).Any(variant => texts.Any(text => Regex.IsMatch(text, $@"\A{before}{variant}{after}\z", options)));
    }

    private static IEnumerable<string> Variants(string wanted, HashSet<string> has)
    {
        if (has.Contains("base64offset"))
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var bytes = Encoding.UTF8.GetBytes(new string('x', shift) + wanted);
                var whole = Convert.ToBase64String(bytes);
                var first = ((shift * 8) + 5) / 6;
                yield return Regex.Escape(whole[first..(bytes.Length * 8 / 6)]);
            }

            yield break;
        }

        var pattern = Pattern(wanted);
        yield return has.Contains("windash") ? Regex.Replace(pattern, @"(?<![\w])(\\?-|/)(?=\w)", "[-/–—―]") : pattern;
    }

    private static string Pattern(string wanted)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == '\\' && i + 1 < wanted.Length && "\\*?".Contains(wanted[i + 1], StringComparison.Ordinal))
                pattern.Append(Regex.Escape(wanted[++i].ToString()));
            else
                pattern.Append(wanted[i] switch { '*' => ".*", '?' => ".", var c => Regex.Escape(c.ToString()) });
        }

        return pattern.ToString();
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Leaves(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Null => [],
        _ => [Text(element)!],
    };

    private static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null => null,
        _ => element.GetRawText(),
    };
}
