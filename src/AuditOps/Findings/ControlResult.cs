namespace AuditOps;

/// <summary>What became of a control.</summary>
public enum ControlStatus
{
    /// <summary>What it asks for holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It does not hold, as far as the policy tolerates that.</summary>
    Warn,

    /// <summary>No event can tell: what would have to be logged is not there.</summary>
    NotAssessed,

    /// <summary>It does not hold, and that was accepted for a reason and a time.</summary>
    Waived,
}

/// <summary>How a control compares with the last run.</summary>
public enum ControlChange
{
    /// <summary>It did not change, or runs are not compared.</summary>
    None,

    /// <summary>It fails, and did not.</summary>
    NewFailing,

    /// <summary>It fails as before.</summary>
    StillFailing,

    /// <summary>It failed, and passes.</summary>
    Fixed,
}

/// <summary>A control of a policy that was assessed.</summary>
public sealed record ControlResult : Finding
{
    /// <summary>What became of it.</summary>
    public required ControlStatus Result { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>The control's id.</summary>
    public required string Control { get; init; }

    /// <summary>How much it weighs in the scores.</summary>
    public required int Weight { get; init; }

    /// <summary>The group that it belongs to, or null.</summary>
    public string? Group { get; init; }

    /// <summary>What it answers in known frameworks, such as <c>nist-800-53 AC-2</c>.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>How many events could tell; null where that is not counted.</summary>
    public long? Assessed { get; init; }

    /// <summary>What to do when it fails.</summary>
    public string? Remediation { get; init; }

    /// <summary>Why its failing was accepted; null where it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when, UTC.</summary>
    public DateTime? AcceptedUntil { get; init; }

    /// <summary>How it compares with the last run.</summary>
    public ControlChange Change { get; init; }

    /// <summary>The first run in a row that found it failing, UTC; null where it does not fail or runs are not compared.</summary>
    public DateTime? FailingSince { get; init; }
}
