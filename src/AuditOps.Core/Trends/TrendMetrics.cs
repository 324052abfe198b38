using AuditOps.Core.Operations;
using AuditOps.Core.Patterns;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Trends;

/// <summary>What each metric counts, and what it is called.</summary>
internal static class TrendMetrics
{
    /// <summary>Which events count, and how.</summary>
    public static (EventFilter Filter, Aggregate Aggregate) Of(TrendMetric metric) => metric switch
    {
        TrendMetric.FailedAuthentications => (SignIn.Failures, Aggregate.Events),
        TrendMetric.Failures => (Outcomes.Are(Outcome.Failure), Aggregate.Events),
        TrendMetric.UniqueUsers => (EventFilter.All, new Aggregate.Distinct(EventColumn.Actor)),
        TrendMetric.UniqueAddresses => (EventFilter.All, new Aggregate.Distinct(EventColumn.SourceIp)),
        TrendMetric.UniqueHosts => (EventFilter.All, new Aggregate.Distinct(EventColumn.Host)),
        _ => (EventFilter.All, Aggregate.Events),
    };

    /// <summary>One of what is counted, in words.</summary>
    public static string Noun(TrendMetric metric) => metric switch
    {
        TrendMetric.FailedAuthentications => "failed authentication",
        TrendMetric.Failures => "failure",
        TrendMetric.UniqueUsers => "user",
        TrendMetric.UniqueAddresses => "address",
        TrendMetric.UniqueHosts => "host",
        _ => "event",
    };
}
