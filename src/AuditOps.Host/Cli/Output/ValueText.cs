using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AuditOps.Host.Cli.Output;

/// <summary>Writes single values the way a person reads them.</summary>
internal static partial class ValueText
{
    /// <summary>Text of a value, not yet made safe for a terminal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The property that it comes from: sizes and rates are known by their names.</param>
    public static string Of(object? value, string name) => value switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: var ticks } time =>
            time.ToString(ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        TimeSpan span => Of(span),
        bool flag => flag ? "yes" : "no",
        long size when name.StartsWith("SizeBytes", StringComparison.Ordinal) => Size(size),
        int or long => ((IFormattable)value).ToString(name is "Pid" or "Ppid" or "SourcePort" or "ClassUid" ? "0" : "#,0", CultureInfo.InvariantCulture),
        double rate when name.EndsWith("Rate", StringComparison.Ordinal) => rate.ToString("0.# %", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        Enum choice => Lower(choice),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        IReadOnlyList<TrendPoint> points => Of(points.Count, name),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(item => Of(item, name))),
        _ => value.ToString() ?? "",
    };

    /// <summary>A duration in its two largest units.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { Ticks: < 0 } => "-" + Of(-span),
        { TotalDays: >= 1 } => Pair(span.Days, "d", span.Hours, "h"),
        { TotalHours: >= 1 } => Pair(span.Hours, "h", span.Minutes, "min"),
        { TotalMinutes: >= 1 } => Pair(span.Minutes, "min", span.Seconds, "s"),
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
    };

    public static string Lower(Enum choice) => Words(choice.ToString());

    /// <summary>A property's name as words.</summary>
    public static string Words(string property) => WordEnd().Replace(property, " ").ToLowerInvariant();

    private static string Pair(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";

    private static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1_000 && unit < 4; unit++) size /= 1_000;
        return size.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + SizeUnits[unit];
    }

    private static readonly string[] SizeUnits = ["B", "kB", "MB", "GB", "TB"];

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordEnd();
}
