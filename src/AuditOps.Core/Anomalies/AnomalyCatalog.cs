using AuditOps.Core.Anomalies.Series;

namespace AuditOps.Core.Anomalies;

/// <summary>The kinds of anomaly that exist.</summary>
internal static class AnomalyCatalog
{
    /// <summary>Those of events.</summary>
    public static IReadOnlyList<string> OfEvents { get; } = [EventFrequency.Name, .. HabitAnomalies.Names];

    /// <summary>All names, for completion and messages.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfEvents, SeriesAnomalies.Name];

    /// <summary>A day of a log counts as so many looks at least.</summary>
    public const double LeastLooks = 20_000;

    /// <summary>How much of the budget of false alarms one kind may use up.</summary>
    public static double Share => 1.0 / OfEvents.Count;
}
