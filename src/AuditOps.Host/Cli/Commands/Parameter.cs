namespace AuditOps.Host.Cli.Commands;

/// <summary>A parameter of an operation as an option of the command line.</summary>
internal static class Parameter
{
    /// <summary>Lists whose values can hold no comma, by their syntax.</summary>
    private static readonly HashSet<string> WithoutComma = ["EventId", "SourceIp", "HostName"];

    extension(ParameterDefinition parameter)
    {
        /// <summary>The option's name, without its dashes.</summary>
        public string Name => parameter.Called?.Replace('_', '-') ?? Kebab(parameter.Property.Name);

        /// <summary>Whether one text may hold several values, divided by commas.</summary>
        public bool SplitsCommas =>
            parameter.IsList && (WithoutComma.Contains(parameter.Property.Name) || parameter.Completes is not null and not CompletionSet.Actor);

        /// <summary>What stands for the value in help.</summary>
        public string ValueName =>
            parameter.Type.IsEnum ? Kebab(parameter.Type.Name)
            : parameter.Type == typeof(DateTimeOffset) ? "time"
            : parameter.Type == typeof(TimeSpan) ? "span"
            : parameter.Type == typeof(string) ? parameter.Name
            : "number";
    }

    /// <summary>A property's name as an option's: <c>MinimumSeverity</c> is <c>minimum-severity</c>.</summary>
    public static string Kebab(string name) => ParameterDefinition.Words(name, '-');
}
