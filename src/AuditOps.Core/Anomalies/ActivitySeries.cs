using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Events by hour of everything, or of one category, actor or address.</summary>
/// <param name="EntityType">activity, actor or address.</param>
/// <param name="EntityName">Which one; all for everything.</param>
/// <param name="Of">The column that holds the name; null for everything.</param>
/// <param name="Counts">Events in each hour of the grid; empty hours are zero.</param>
internal sealed record ActivitySeries(string EntityType, string EntityName, EventColumn? Of, long[] Counts)
{
    public const string Everything = "all";

    /// <summary>The events that it counts.</summary>
    public EventFilter Filter => Of is { } column ? new EventFilter.In(column, [EntityName]) : EventFilter.All;

    /// <summary>How narrow it is: everything 0, a category 1, an actor or address 2.</summary>
    public int Depth => Of switch
    {
        null => 0,
        EventColumn.Category => 1,
        _ => 2,
    };
}
