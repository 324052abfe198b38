using System.Globalization;
using System.Text.Json;

namespace AuditOps.Core.Tests.Formats.Crowdsec;

/// <summary>Compares what a parser of crowdsec says of a line with the columns of its event.</summary>
internal static class ParserComparison
{
    /// <summary>The event of an entry: the one that holds its line, else that of its place.</summary>
    public static AuditEvent? EventOf(ParserEntry entry, IReadOnlyList<AuditEvent> events) =>
        entry["Parsed.message"] is not { } message ? events.ElementAtOrDefault(entry.Index)
            : events.FirstOrDefault(found => Holds(found, message) && Holds(found, entry["Parsed.timestamp"] ?? entry["Parsed.timestamp8601"] ?? ""));

    /// <summary>Whether the column holds the text.</summary>
    public static bool Agrees(AuditEvent found, string column, string text) => column switch
    {
        "time" => found.Time is { } time && Agrees(time, text),
        "message" => found.Message == text || found.Data == text || (found.Raw ?? "").Split('\n').Contains(text),
        "source_file" => Path.GetFileName(found.SourceFile) == Path.GetFileName(text),
        _ => (Value(found, column) ?? (text == "-" ? "-" : "")) == text,
    };

    /// <summary>What stands in the column.</summary>
    public static string? Value(AuditEvent found, string column) => column switch
    {
        "time" => found.Time?.ToString("O", CultureInfo.InvariantCulture),
        "outcome" => found.Outcome,
        "action" => found.Action,
        "actor" => found.Actor,
        "target" => found.Target,
        "source_ip" => found.SourceIp,
        "source_port" => found.SourcePort?.ToString(CultureInfo.InvariantCulture),
        "host" => found.Host,
        "subsystem" => found.Subsystem,
        "session" => found.Session,
        "process" => found.Process,
        "pid" => found.Pid?.ToString(CultureInfo.InvariantCulture),
        "ppid" => found.Ppid?.ToString(CultureInfo.InvariantCulture),
        "message" => found.Message,
        "uid" => found.Uid,
        "source_file" => found.SourceFile,
        _ => Member(found.Data ?? "{}", column["data.".Length..].Split('.')),
    };

    private static bool Holds(AuditEvent found, string text) => (found.Raw ?? found.Data ?? "").Contains(text, StringComparison.Ordinal);

    /// <summary>A time as crowdsec writes it: seconds since 1970; ISO 8601, of which the year may be cut off; or the log's own, without a year.</summary>
    private static bool Agrees(DateTime time, string text)
    {
        if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var seconds)) return time == DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        if (text[0] == '-') return time.ToString("-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) == text;
        if (char.IsAsciiDigit(text[0])) return (time - DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime).Duration() < TimeSpan.FromMicroseconds(1);
        var written = DateTime.ParseExact($"{time.Year} {text}", "yyyy MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite);
        return time == written;
    }

    private static string? Member(string json, string[] path)
    {
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }

        return value.ToString();
    }
}
