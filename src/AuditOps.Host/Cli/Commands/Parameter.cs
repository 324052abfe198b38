using System.Reflection;
using System.Text.RegularExpressions;

namespace AuditOps.Host.Cli.Commands;

/// <summary>A property of a request as an option of the command line.</summary>
internal sealed partial class Parameter
{
    /// <summary>Lists whose values can hold no comma, by their syntax.</summary>
    private static readonly HashSet<string> WithoutComma = ["EventId", "SourceIp", "HostName"];

    private Parameter(PropertyInfo property)
    {
        Property = property;
        Name = Kebab(property.Name);
        Summary = property.GetCustomAttribute<SummaryAttribute>()?.Text ?? "";
        Position = property.GetCustomAttribute<PositionAttribute>()?.Position;
        Completes = property.GetCustomAttribute<CompletesAttribute>()?.Set;
        IsList = property.PropertyType == typeof(IReadOnlyList<string>);
        Type = IsList ? typeof(string) : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    }

    public PropertyInfo Property { get; }

    /// <summary>The option's name, without its dashes.</summary>
    public string Name { get; }

    public string Summary { get; }

    /// <summary>Its place among the arguments without a name, or null.</summary>
    public int? Position { get; }

    public CompletionSet? Completes { get; }

    /// <summary>Whether a span given for a time counts from now on.</summary>
    public bool IsAhead => Property.IsDefined(typeof(AheadAttribute));

    public bool IsList { get; }

    /// <summary>What a single value is.</summary>
    public Type Type { get; }

    public bool IsFlag => Type == typeof(bool);

    /// <summary>Whether one text may hold several values, divided by commas.</summary>
    public bool SplitsCommas => IsList && (WithoutComma.Contains(Property.Name) || Completes is not null and not CompletionSet.Actor);

    /// <summary>The values that there are, or none where they are without number.</summary>
    public IReadOnlyList<string> Choices => Type.IsEnum ? [.. Enum.GetNames(Type).Select(n => n.ToLowerInvariant())] : [];

    /// <summary>What stands for the value in help.</summary>
    public string ValueName =>
        Type.IsEnum ? Kebab(Type.Name)
        : Type == typeof(DateTimeOffset) ? "time"
        : Type == typeof(TimeSpan) ? "span"
        : Type == typeof(string) ? Name
        : "number";

    /// <summary>The parameters of a type of request.</summary>
    public static IEnumerable<Parameter> Of(Type request) =>
        request.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && !p.IsDefined(typeof(WiringAttribute)))
            .Select(p => new Parameter(p));

    /// <summary>A property's name as an option's: <c>MinimumSeverity</c> is <c>minimum-severity</c>.</summary>
    public static string Kebab(string name) => Words().Replace(name, m => m.Index == 0 ? m.Value : "-" + m.Value).ToLowerInvariant();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
