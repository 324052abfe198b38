using System.Text.Json;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>A baseline as a store keeps it.</summary>
/// <param name="Key">What it is of.</param>
/// <param name="Time">When it was set, UTC.</param>
/// <param name="Values">What was measured, oldest first.</param>
internal sealed record Baseline(SeriesKey Key, DateTime Time, IReadOnlyList<double> Values)
{
    /// <summary>How many values a baseline has at most.</summary>
    public const int Most = 1_000;

    public PerfBaseline Result(string store) => new()
    {
        Operation = Key.Name,
        Label = Key.ShownLabel,
        Time = Time,
        Count = Values.Count,
        Unit = Key.ShownUnit,
        Min = Values.Min(),
        Median = Values.Median(),
        P95 = Values.QuantileCustom(0.95, QuantileDefinition.R7),
        Max = Values.Max(),
        Store = store,
    };
}

/// <summary>The baselines of a store.</summary>
internal static class BaselineTable
{
    private const string Scope = "baselines";

    /// <summary>Those of a name, or all.</summary>
    public static IReadOnlyList<Baseline> Baselines(this EventStore store, string? operation) =>
    [
        .. store.Entries.All(Scope).Values.Select(text => JsonSerializer.Deserialize<Baseline>(text)!)
            .Where(baseline => baseline.Key.IsNamed(operation))
            .OrderBy(baseline => baseline.Key.Name, StringComparer.Ordinal).ThenBy(baseline => baseline.Key.Label, StringComparer.Ordinal),
    ];

    /// <summary>Keeps a baseline in place of the one before.</summary>
    public static void Keep(this EventStore store, Baseline baseline) =>
        store.Entries.Set(Scope, $"{baseline.Key.Kind}:{baseline.Key.Name}:{baseline.Key.Label}", JsonSerializer.Serialize(baseline));
}
