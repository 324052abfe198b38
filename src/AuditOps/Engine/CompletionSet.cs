namespace AuditOps;

/// <summary>The discoverable sets of values that surfaces can complete.</summary>
public enum CompletionSet
{
    /// <summary>Names of formats.</summary>
    Format,

    /// <summary>Event categories.</summary>
    Category,

    /// <summary>Event actions.</summary>
    Action,

    /// <summary>Pattern names.</summary>
    Pattern,

    /// <summary>Anomaly names.</summary>
    Anomaly,

    /// <summary>Names of options.</summary>
    Option,

    /// <summary>Actors in the store.</summary>
    Actor,

    /// <summary>Time zone names.</summary>
    TimeZone,

    /// <summary>Columns of an event.</summary>
    Column,

    /// <summary>Names and titles of rules.</summary>
    Rule,

    /// <summary>Findings that are accepted in the store.</summary>
    Acceptance,

    /// <summary>Names of policies.</summary>
    Policy,

    /// <summary>Batches that the store keeps.</summary>
    Batch,

    /// <summary>Operations and metrics that were measured.</summary>
    Metric,
}
