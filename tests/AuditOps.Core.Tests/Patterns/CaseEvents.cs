using System.Globalization;
using System.Text.RegularExpressions;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>
/// Reads the events of a case, a line each: <c>TIME [xN +STEP] category.action outcome name=value …</c>. Times are such as 1h30m, 90s or
/// 5m1u (a microsecond); {i} is the number of a repetition from 1, {i+50} that and 50.
/// </summary>
internal static partial class CaseEvents
{
    private static readonly Dictionary<char, decimal> Seconds = new() { ['d'] = 86_400, ['h'] = 3_600, ['m'] = 60, ['s'] = 1, ['u'] = 0.000001m };

    public static IReadOnlyList<AuditEvent> Read(string lines)
    {
        var events = new List<AuditEvent>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Line().Match(line);
            Assert.True(match.Success, $"'{line}' is not an event.");
            var (start, times) = (Span(match.Groups["time"].Value), match.Groups["times"].Success ? int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture) : 1);
            for (var i = 0; i < times; i++)
            {
                var number = i + 1;
                var text = Number().Replace(match.Groups["rest"].Value, each => (number + (each.Groups[1].Success ? int.Parse(each.Groups[1].Value, CultureInfo.InvariantCulture) : 0)).ToString(CultureInfo.InvariantCulture));
                events.Add(Event(events.Count + 1, start + (i * (times > 1 ? Span(match.Groups["step"].Value) : 0)), match, text));
            }
        }

        return events;
    }

    private static AuditEvent Event(long record, decimal seconds, Match match, string fields)
    {
        var values = Field().Matches(fields).ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value.Trim('\''));
        var made = new AuditEvent
        {
            EventId = new EventKey(0xCA5E, record).ToString(),
            Time = Log.Start.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)),
            Category = match.Groups["category"].Value,
            Action = match.Groups["action"].Value is "-" ? null : match.Groups["action"].Value,
            Outcome = match.Groups["outcome"].Value,
            Count = long.Parse(values.GetValueOrDefault("count", "1"), CultureInfo.InvariantCulture),
            Actor = values.GetValueOrDefault("actor"),
            Target = values.GetValueOrDefault("target"),
            SourceIp = values.GetValueOrDefault("source_ip"),
            Host = values.GetValueOrDefault("host"),
            Subsystem = values.GetValueOrDefault("subsystem"),
            Process = values.GetValueOrDefault("process"),
            Ppid = values.TryGetValue("ppid", out var ppid) ? long.Parse(ppid, CultureInfo.InvariantCulture) : null,
            Command = values.GetValueOrDefault("command"),
            Resource = values.GetValueOrDefault("resource"),
            Message = values.GetValueOrDefault("message"),
            Format = values.GetValueOrDefault("format"),
            Session = values.GetValueOrDefault("session"),
            Data = values.GetValueOrDefault("data"),
            Uid = values.GetValueOrDefault("uid"),
        };
        Assert.Empty(values.Keys.Except(["count", "actor", "target", "source_ip", "host", "subsystem", "process", "ppid", "command", "resource", "message", "format", "session", "data", "uid"]));
        return made;
    }

    private static decimal Span(string text) => Part().Matches(text).Sum(part => decimal.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * (part.Groups[2].Length == 0 ? 1 : Seconds[part.Groups[2].Value[0]]));

    [GeneratedRegex(@"^(?<time>[\d.dhmsu]+)(?: x(?<times>\d+) \+(?<step>[\d.dhmsu]+))? (?<category>\w+)\.(?<action>[\w-]+) (?<outcome>\w+)(?<rest>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"([\d.]+)([dhmsu]?)")]
    private static partial Regex Part();

    [GeneratedRegex(@"(\w+)=('[^']*'|\S+)")]
    private static partial Regex Field();

    [GeneratedRegex(@"\{i(?:\+(\d+))?\}")]
    private static partial Regex Number();
}
