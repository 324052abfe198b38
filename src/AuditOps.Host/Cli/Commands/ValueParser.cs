using System.Globalization;

namespace AuditOps.Host.Cli.Commands;

/// <summary>Reads what was typed as the type of a property.</summary>
internal static class ValueParser
{
    /// <exception cref="AuditOpsException">The text is no such value.</exception>
    public static object Parse(Parameter parameter, string text)
    {
        var type = parameter.Type;
        if (type == typeof(string)) return text;
        if (type == typeof(DateTimeOffset)) return Named(parameter, () => TimeText.ParseTime(text, DateTimeOffset.Now, TimeZoneInfo.Local, parameter.IsAhead));
        if (type == typeof(TimeSpan)) return Named(parameter, () => TimeText.ParseDuration(text));
        if (type.IsEnum) return Choice(parameter, text);
        if (type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)) return small;
        if (type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return large;
        if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        throw Invalid($"--{parameter.Name}: '{text}' is not a {(type == typeof(double) ? "number" : "whole number")}{(type == typeof(int) ? " of this size" : "")}.");
    }

    private static object Choice(Parameter parameter, string text)
    {
        var names = Enum.GetNames(parameter.Type);
        var name = Array.Find(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Invalid($"--{parameter.Name}: '{text}' is not one of {string.Join(", ", parameter.Choices)}.");
        return Enum.Parse(parameter.Type, name);
    }

    private static object Named<T>(Parameter parameter, Func<T> parse)
        where T : struct
    {
        try
        {
            return parse();
        }
        catch (AuditOpsException error)
        {
            throw Invalid($"--{parameter.Name}: {error.Message}");
        }
    }

    private static AuditOpsException Invalid(string message) => new(ErrorKind.InvalidRequest, "ParameterInvalid", message);
}
