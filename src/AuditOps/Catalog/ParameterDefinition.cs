using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace AuditOps;

/// <summary>A parameter of an operation, as the property of its request declares it.</summary>
public sealed partial class ParameterDefinition
{
    private ParameterDefinition(PropertyInfo property)
    {
        Property = property;
        Summary = property.GetCustomAttribute<SummaryAttribute>()?.Text ?? "";
        Position = property.GetCustomAttribute<PositionAttribute>()?.Position;
        Completes = property.GetCustomAttribute<CompletesAttribute>()?.Set;
        IsList = property.PropertyType == typeof(IReadOnlyList<string>);
        Type = IsList ? typeof(string) : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsRequired = property.IsDefined(typeof(RequiredAttribute)) || property.IsDefined(typeof(MinLengthAttribute));
    }

    /// <summary>The property of the request.</summary>
    public PropertyInfo Property { get; }

    /// <summary>What it means.</summary>
    public string Summary { get; }

    /// <summary>What it is called where the operation has another name, snake_case; null for its own name.</summary>
    public string? Called { get; private init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>Its place among the arguments without a name, or null.</summary>
    public int? Position { get; private init; }

    /// <summary>The set that completes its values, or null.</summary>
    public CompletionSet? Completes { get; }

    /// <summary>Whether a span given for a time counts from now on.</summary>
    public bool IsAhead => Property.IsDefined(typeof(AheadAttribute));

    /// <summary>Whether it takes several texts.</summary>
    public bool IsList { get; }

    /// <summary>What a single value is.</summary>
    public Type Type { get; }

    /// <summary>Whether it is true or false.</summary>
    public bool IsFlag => Type == typeof(bool);

    /// <summary>The values that there are, as JSON writes them, or none where they are without number.</summary>
    public IReadOnlyList<string> Choices => Type.IsEnum ? [.. Enum.GetNames(Type).Select(name => Words(name, '_'))] : [];

    /// <summary>The same parameter as an alias of the operation has it.</summary>
    internal ParameterDefinition CalledAs(CalledInAttribute called) => new(Property)
    {
        Called = called.Name,
        Position = called.Place < 0 ? null : called.Place,
        IsRequired = called.Place >= 0,
    };

    /// <summary>The parameters of a type of request.</summary>
    public static IEnumerable<ParameterDefinition> Of(Type request) =>
        request.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && !property.IsDefined(typeof(WiringAttribute)))
            .Select(property => new ParameterDefinition(property));

    /// <summary>A property's name as words of lower case: <c>MinimumSeverity</c> is <c>minimum-severity</c>.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="between">What divides the words.</param>
    public static string Words(string name, char between) => Word().Replace(name, match => match.Index == 0 ? match.Value : between + match.Value).ToLowerInvariant();

    /// <summary>Reads a single value.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="name">What the surface calls the parameter, for the error.</param>
    /// <param name="now">What spans count from.</param>
    /// <exception cref="AuditOpsException">The text is no such value.</exception>
    public object Parse(string text, string name, DateTimeOffset now)
    {
        if (Type == typeof(string)) return text;
        if (Type == typeof(DateTimeOffset)) return Named(name, () => TimeText.ParseTime(text, now, TimeZoneInfo.Local, IsAhead));
        if (Type == typeof(TimeSpan)) return Named(name, () => TimeText.ParseDuration(text, Property.IsDefined(typeof(SecondsAttribute))));
        if (Type.IsEnum) return Choice(text, name);
        if (Type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)) return small;
        if (Type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return large;
        if (Type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        if (Type == typeof(bool) && bool.TryParse(text, out var flag)) return flag;
        throw Invalid($"{name}: '{text}' is not {(Type == typeof(bool) ? "true or false" : Type == typeof(double) ? "a number" : "a whole number")}{(Type == typeof(int) ? " of this size" : "")}.");
    }

    private object Choice(string text, string name)
    {
        var known = Array.Find(Enum.GetNames(Type), choice => choice.Equals(text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            ?? throw Invalid($"{name}: '{text}' is not one of {string.Join(", ", Choices)}.");
        return Enum.Parse(Type, known);
    }

    private static object Named<T>(string name, Func<T> parse)
        where T : struct
    {
        try
        {
            return parse();
        }
        catch (AuditOpsException error)
        {
            throw Invalid($"{name}: {error.Message}");
        }
    }

    private static AuditOpsException Invalid(string message) => new(ErrorKind.InvalidRequest, "ParameterInvalid", message);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
