using AuditOps.Quality.Measures;

namespace AuditOps.Quality;

/// <summary>All measures.</summary>
internal static class MeasureCatalog
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new NumericSeries(),
        new BrokenHabits(),
        new CleanDays(),
        new RealLogs(),
        new MadePatterns(),
        new KillChains(),
        new SigmaRules(),
        new ChangedSeries(),
        new MachineReadings(),
        new ProvokedBottlenecks(),
    ];
}
