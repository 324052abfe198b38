using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Which measured operations ran at a time.</summary>
internal static class Meanwhile
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Their names: those that run, and those that ended within the time.</summary>
    public static IReadOnlyList<string> Of(CatalogTransaction transaction, DateTime from, DateTime until)
    {
        var ended = transaction.Series(PerfMetricKind.Operation)
            .Where(series => transaction.Points(series.Id, from - Longest).Exists(run => run.Time < until && run.Time.AddMilliseconds(run.Value) >= from))
            .Select(series => Name(series.Key.Name, series.Key.Label));
        return [.. transaction.OpenOperations().Where(operation => !operation.IsLeft).Select(operation => Name(operation.Name, operation.Label)).Concat(ended).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Name(string name, string label) => label.Length > 0 ? $"{name} ({label})" : name;
}
