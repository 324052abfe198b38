using System.Globalization;

namespace AuditOps.Core.Configuration;

/// <summary>An option that can be set. The catalogue of all is <see cref="All"/>.</summary>
/// <param name="Name">Its name, PascalCase.</param>
/// <param name="Default">Its value when nobody sets it; null when it is computed.</param>
/// <param name="Description">What it does, for people.</param>
/// <param name="Check">Says what is wrong with a value, or null.</param>
internal sealed record OptionDefinition(string Name, string? Default, string Description, Func<string, string?> Check)
{
    public static OptionDefinition Store { get; } = new("Store", null,
        "The store that commands use when they name none.", value => Path.IsPathFullyQualified(value) ? null : "must be a full path");

    public static OptionDefinition TimeZone { get; } = new("TimeZone", null,
        "The time zone of time stamps in logs that name none, such as Europe/Berlin; without it the machine's.",
        value => TimeZones.TryFind(value, out _) ? null : "must be a time zone's name, such as Europe/Berlin or UTC");

    public static OptionDefinition GeographyFile { get; } = new("GeographyFile", null,
        "A .mmdb or CSV file that says where addresses are, such as GeoLite2-City.mmdb; without it the countries that ship with AuditOps.",
        value => Path.IsPathFullyQualified(value) ? null : "must be a full path");

    public static OptionDefinition MemoryMegabytes { get; } = new("MemoryMegabytes", "768",
        "How much memory the embedded database may use, in megabytes.", value => Number(value, 128, 1_048_576));

    public static OptionDefinition Threads { get; } = new("Threads", "0",
        "How many threads may work at once; 0 takes one for each processor.", value => Number(value, 0, 1_024));

    public static OptionDefinition RetentionDays { get; } = new("RetentionDays", "90",
        "How many days of events Remove-AuditEvent keeps when no time is given.", value => Number(value, 1, 36_500));

    public static OptionDefinition RetentionCleanup { get; } = new("RetentionCleanup", "manual",
        "Who removes events that are older than RetentionDays: automatic (each import, once a day) or manual (whoever runs Remove-AuditEvent).",
        value => OneOf(value, "automatic", "manual"));

    public static OptionDefinition CacheAnalyses { get; } = new("CacheAnalyses", "true",
        "Whether the answers to analyses are kept, and given again while events, content and options are the same.", value => OneOf(value, "true", "false"));

    public static OptionDefinition CacheTiers { get; } = new("CacheTiers", "all",
        "Where the cache keeps what it keeps: all for memory and disk, memory, disk, or none.", value => OneOf(value, "all", "memory", "disk", "none"));

    public static OptionDefinition CachePolicy { get; } = new("CachePolicy", "lru",
        "What leaves the cache's memory first: lru for what was used longest ago, lfu for what is used least often of late.", value => OneOf(value, "lru", "lfu"));

    public static OptionDefinition CacheEntries { get; } = new("CacheEntries", "1000",
        "How many entries the cache holds in memory.", value => Number(value, 1, 1_000_000));

    public static OptionDefinition CacheMemoryMegabytes { get; } = new("CacheMemoryMegabytes", "64",
        "How many megabytes the cache holds in memory.", value => Number(value, 1, 1_048_576));

    public static OptionDefinition CacheDiskMegabytes { get; } = new("CacheDiskMegabytes", "100",
        "How many megabytes the cache holds on disk.", value => Number(value, 1, 1_048_576));

    public static OptionDefinition CacheFolder { get; } = new("CacheFolder", null,
        "The folder of the cache's file, cache.db; without it the store's.", value => Path.IsPathFullyQualified(value) ? null : "must be a full path");

    public static OptionDefinition MetricRetentionDays { get; } = new("MetricRetentionDays", "90",
        "How many days what was measured of operations and machines is kept.", value => Number(value, 1, 36_500));

    public static OptionDefinition MeasureOperations { get; } = new("MeasureOperations", "false",
        "Whether AuditOps measures its own operations in the configured store, as Measure-PerfOperation does with yours.", value => OneOf(value, "true", "false"));

    /// <summary>Whether its value names a file or folder.</summary>
    public bool IsPath => this == Store || this == GeographyFile || this == CacheFolder;

    /// <summary>Whether what analyses find depends on it: unless it is said that it does not, it does.</summary>
    public bool ChangesAnswers => !(Name.StartsWith("Cache", StringComparison.Ordinal) || this == MeasureOperations || this == MemoryMegabytes || this == MetricRetentionDays || this == RetentionCleanup || this == RetentionDays || this == Store || this == Threads);

    /// <summary>Whether only the user may set it: a store that somebody brings must not say where something is written.</summary>
    public bool IsOfUser => this == Store || this == CacheFolder;

    /// <summary>Every option, by name.</summary>
    public static IReadOnlyList<OptionDefinition> All { get; } =
        [CacheAnalyses, CacheDiskMegabytes, CacheEntries, CacheFolder, CacheMemoryMegabytes, CachePolicy, CacheTiers, GeographyFile, MeasureOperations, MemoryMegabytes, MetricRetentionDays, RetentionCleanup, RetentionDays, Store, Threads, TimeZone];

    /// <summary>The environment variable that sets it.</summary>
    public string Variable => "AUDITOPS_" + string.Concat(Name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    /// <summary>The option of a name, whatever its case.</summary>
    /// <exception cref="AuditOpsException">There is none.</exception>
    public static OptionDefinition Named(string name) =>
        All.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new AuditOpsException(ErrorKind.NotFound, "OptionNotFound",
            $"The option '{name}' does not exist. Choose of {string.Join(", ", All.Select(option => option.Name))}.");

    private static string? OneOf(string value, params ReadOnlySpan<string> choices)
    {
        foreach (var choice in choices)
        {
            if (string.Equals(choice, value, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return $"must be one of {string.Join(", ", choices!)}";
    }

    private static string? Number(string value, int low, int high) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {low} to {high}");
}
