using System.Text.Json.Serialization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Performance.Metrics;

/// <summary>What numbers belong to.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Name">The operation, or the metric.</param>
/// <param name="Label">Its labels, as <see cref="Labels"/> writes them; empty for none.</param>
/// <param name="Unit">The unit of its values; empty for none.</param>
internal sealed record SeriesKey(PerfMetricKind Kind, string Name, string Label, string Unit)
{
    /// <summary>The labels as results show them: null for none.</summary>
    [JsonIgnore]
    public string? ShownLabel => Label.Length > 0 ? Label : null;

    /// <summary>The unit as results show it: null for none.</summary>
    [JsonIgnore]
    public string? ShownUnit => Unit.Length > 0 ? Unit : null;

    /// <summary>Whether somebody measured it, and asks for it; what monitors sample of machines is asked for by itself.</summary>
    /// <param name="operation">The name, perhaps with wildcards; null for all.</param>
    public bool IsMeasured(string? operation) => Kind != PerfMetricKind.Resource && IsNamed(operation);

    /// <summary>Whether it has a name.</summary>
    /// <param name="operation">The name, perhaps with wildcards; null for any.</param>
    public bool IsNamed(string? operation) => operation is null || Wildcard.IsMatch(operation, Name);

    /// <summary>The durations of an operation.</summary>
    public static SeriesKey Operation(string name, string label) => new(PerfMetricKind.Operation, name, label, "ms");
}

/// <summary>A value of a series.</summary>
/// <param name="Time">When it was measured; of an operation, when it began. UTC.</param>
/// <param name="Value">In the unit of the series.</param>
/// <param name="Failed">Whether the operation failed.</param>
internal readonly record struct MetricPoint(DateTime Time, double Value, bool Failed);
