using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>The colours, each with one meaning.</summary>
internal static class Paint
{
    public static Style Quiet { get; } = new(Color.Grey);

    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Good { get; } = new(Color.Green);

    public static Style? Of(object? value, string name) => (value, name) switch
    {
        (Severity severity, _) => Of(severity),
        ("failure", "Outcome") => Bad,
        ("success", "Outcome") => Good,
        ("unparsed", "Category") => new Style(Color.Yellow),
        (long and > 0, "Failures" or "Unparsed") => new Style(Color.Yellow),
        (DateTime, _) => Quiet,
        _ => null,
    };

    public static Style Of(Severity severity) => severity switch
    {
        Severity.Critical => new Style(Color.White, Color.Red, Decoration.Bold),
        Severity.High => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.Medium => new Style(Color.Yellow),
        Severity.Low => new Style(Color.Blue),
        _ => Quiet,
    };
}
