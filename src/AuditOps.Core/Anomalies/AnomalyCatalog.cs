namespace AuditOps.Core.Anomalies;

/// <summary>The kinds of anomaly that exist.</summary>
internal static class AnomalyCatalog
{
    /// <summary>Their names, for completion and messages.</summary>
    public static IReadOnlyList<string> Names { get; } = [EventFrequency.Name];
}
