using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Computes the cells of the views in AuditOps.format.ps1xml. Takes what comes back from files and jobs too, so any type.</summary>
public static class Cell
{
    private const int EventsShown = 20;
    private const int GapsShown = 3;
    private const int WidthWithoutWindow = 120;
    private const string Reset = "\u001b[0m";
    private static readonly string[] SizeUnits = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>A time, UTC, to the second.</summary>
    public static string Time(object? value) => Plain(value) switch
    {
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Text(other),
    };

    /// <summary>A severity in its colour. PowerShell takes the colour away where it cannot be shown.</summary>
    public static string Severity(object? value)
    {
        // Clixml and JSON bring an enumeration back as its number.
        var text = Plain(value) is int or long ? ((AuditOps.Severity)Convert.ToInt32(Plain(value), CultureInfo.InvariantCulture)).ToString() : Text(value);
        return ColourOf(text) is { } colour ? colour + text + Reset : text;
    }

    /// <summary>A size in the unit that fits.</summary>
    public static string Size(object? value)
    {
        if (!TryNumber(value, out var size))
            return Text(value);
        var unit = 0;
        for (; size >= 1024 && unit < SizeUnits.Length - 1; unit++)
            size /= 1024;
        return size.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + SizeUnits[unit];
    }

    /// <summary>A duration in its two largest units.</summary>
    public static string Duration(object? value) => Plain(value) is TimeSpan span ? Span(span) : Text(value);

    /// <summary>A number with thousands separated.</summary>
    public static string Number(object? value) =>
        TryNumber(value, out var number) ? number.ToString("#,##0.##", CultureInfo.InvariantCulture) : Text(value);

    /// <summary>A number with one decimal.</summary>
    public static string OneDecimal(object? value) => TryNumber(value, out var number) ? number.ToString("0.0", CultureInfo.InvariantCulture) : Text(value);

    /// <summary>A number with its unit, where it has one.</summary>
    public static string Measure(object? value, object? unit) => $"{Number(value)} {Text(unit)}".TrimEnd();

    /// <summary>A part of 1 in percent.</summary>
    public static string Percent(object? value) => TryNumber(value, out var part) ? part.ToString("0.# %", CultureInfo.InvariantCulture) : Text(value);

    /// <summary>Text of a log, with everything a terminal would obey made visible.</summary>
    public static string Text(object? value)
    {
        var text = Plain(value) switch
        {
            null => "",
            string line => line,
            IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Any(IsObeyed) ? string.Concat(text.Select(character => IsObeyed(character) ? Visible(character) : character)) : text;
    }

    /// <summary>The first events of a timeline, one a line, with the time since the one before.</summary>
    public static string Events(object? value)
    {
        if (Plain(value) is not IEnumerable items)
            return "";
        var events = items.Cast<object?>().OfType<object>().Select(PSObject.AsPSObject).ToList();
        var lines = events.Take(EventsShown).Select(Line).ToList();
        if (events.Count > EventsShown)
            lines.Add($"… and {Number(events.Count - EventsShown)} more in the property Event");
        return string.Join('\n', lines);
    }

    /// <summary>A chart, drawn with characters as wide as the window. Line by line, because a view repeats all colours of a text in each of its lines.</summary>
    public static string[] Chart(object? value, int width) =>
        Plain(value) is AuditOps.Chart chart ? ChartText.Draw(chart, width > 0 ? width - 1 : WidthWithoutWindow, colours: true).Split('\n') : [];

    /// <summary>The longest pauses of a timeline, longest first.</summary>
    public static string Gaps(object? value) => Plain(value) is not IEnumerable items
        ? ""
        : string.Join(", ", items.Cast<object?>().OfType<object>().Select(PSObject.AsPSObject)
            .Select(gap => (Start: gap.Properties[nameof(TimelineGap.Start)]?.Value, Length: Plain(gap.Properties[nameof(TimelineGap.Duration)]?.Value)))
            .OrderByDescending(gap => gap.Length as TimeSpan? ?? TimeSpan.Zero)
            .Take(GapsShown)
            .Select(gap => $"{Duration(gap.Length)} after {Time(gap.Start)}"));

    private static string Line(PSObject one)
    {
        string Of(string name) => Text(one.Properties[name]?.Value);
        var action = Of(nameof(AuditEvent.Action)) is { Length: > 0 } named ? named : Of(nameof(AuditEvent.Category));
        var message = Of(nameof(AuditEvent.Message)) is { Length: > 0 } said ? said : Of(nameof(AuditEvent.Resource));
        return $"{Time(one.Properties[nameof(AuditEvent.Time)]?.Value),-19}  {action,-16} {Of(nameof(AuditEvent.Outcome)),-8} {message}";
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => $"{(int)span.TotalDays}d {span.Hours}h",
        { TotalHours: >= 1 } => $"{span.Hours}h {span.Minutes}m",
        { TotalMinutes: >= 1 } => $"{span.Minutes}m {span.Seconds}s",
        _ => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s",
    };

    private static string? ColourOf(string severity) => severity switch
    {
        nameof(AuditOps.Severity.Critical) => "\u001b[1;97;41m",
        nameof(AuditOps.Severity.High) => "\u001b[91m",
        nameof(AuditOps.Severity.Medium) => "\u001b[93m",
        nameof(AuditOps.Severity.Low) => "\u001b[36m",
        _ => null,
    };

    private static bool TryNumber(object? value, out decimal number)
    {
        number = 0;
        return Plain(value) is IConvertible convertible
            && decimal.TryParse(convertible.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static bool IsObeyed(char character) => char.IsControl(character) || character is '\u202e' or '\u202d' or '\u2066' or '\u2067' or '\u2068';

    private static char Visible(char character) => character switch
    {
        < ' ' => (char)('\u2400' + character),
        '\u007f' => '\u2421',
        _ => '\ufffd',
    };
}
