using System.Text.Json.Nodes;

namespace AuditOps.Core.Tests.Readers.Auditd;

/// <summary>Says an event's fields in the words of go-libaudit, whose parses the golden files are. Every difference on purpose stands here.</summary>
internal static class GoldenRecord
{
    private static readonly string[] Own = ["type", "serial", "time", "node", "incomplete", "argv", "command", "paths", "records", "errno", "signal", "text", "key"];

    /// <summary>The data of the record of this type in an event.</summary>
    public static SortedDictionary<string, string> Data(JsonObject fields, string type)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        switch (type)
        {
            case "EXECVE":
                var arguments = fields["argv"]!.AsArray();
                data["argc"] = arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
                for (var i = 0; i < arguments.Count; i++) data[$"a{i}"] = (string)arguments[i]!;
                return data;
            case "PATH":
                return Translate(fields["paths"]![0]!.AsObject());
            case "CWD":
                data["cwd"] = (string)fields["cwd"]!;
                return data;
        }
        return Translate(fields);
    }

    private static SortedDictionary<string, string> Translate(JsonObject fields)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (Own.Contains(name)) continue;
            var text = (string)value!;
            switch (name)
            {
                case "res" or "success":
                    data["result"] = text is "1" or "yes" or "success" ? "success" : "fail";
                    break;
                case "subj" or "obj":
                    var parts = text.Split(':');
                    foreach (var (part, index) in (ReadOnlySpan<(string, int)>)[("user", 0), ("role", 1), ("domain", 2), ("level", 3), ("category", 4)])
                        if (index < parts.Length) data[$"{name}_{part}"] = parts[index];
                    break;
                case "exit":
                    data["exit"] = (string?)fields["errno"] ?? text;
                    break;
                case "sig":
                    data["sig"] = (string?)fields["signal"] ?? text;
                    break;
                case "old-ses" or "old_auid" when text == "unset":
                    data[name] = "4294967295";
                    break;
                default:
                    data[name] = text;
                    break;
            }
        }
        return data;
    }
}
