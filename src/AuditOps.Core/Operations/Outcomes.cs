using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>How the outcome column spells an outcome.</summary>
internal static class Outcomes
{
    public const string Success = "success";
    public const string Failure = "failure";
    public const string Unknown = "unknown";

    /// <summary>Events that ended so.</summary>
    public static EventFilter Are(Outcome outcome) => new EventFilter.In(EventColumn.Outcome, [outcome switch
    {
        Outcome.Success => Success,
        Outcome.Failure => Failure,
        _ => Unknown,
    }]);
}
