namespace AuditOps;

/// <summary>How a policy was met: its controls, and what they come to.</summary>
public sealed record ComplianceResult
{
    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>0 to 100 by the default model of XCCDF 1.2: the weighted mean of each group's weighted mean; null when nothing could be assessed.</summary>
    public required double? Score { get; init; }

    /// <summary>By the flat model: the sum of the weights of the controls that pass; null when nothing could be assessed.</summary>
    public required long? FlatScore { get; init; }

    /// <summary>The greatest flat score that was possible: the weights of all that were assessed.</summary>
    public required long FlatMaximum { get; init; }

    /// <summary>By the flat unweighted model: how many controls with a weight pass; null when nothing could be assessed.</summary>
    public required long? UnweightedScore { get; init; }

    /// <summary>The greatest unweighted score that was possible.</summary>
    public required long UnweightedMaximum { get; init; }

    /// <summary>By the absolute model: 1 when every control that was assessed passes, else 0; null when nothing could be assessed.</summary>
    public required int? AbsoluteScore { get; init; }

    /// <summary>Controls that pass.</summary>
    public required int Passed { get; init; }

    /// <summary>Controls that fail.</summary>
    public required int Failed { get; init; }

    /// <summary>Controls that miss what is asked, as far as their policy tolerates it.</summary>
    public required int Warned { get; init; }

    /// <summary>Controls that no event says anything about.</summary>
    public required int NotAssessed { get; init; }

    /// <summary>Controls that fail, which was accepted.</summary>
    public required int Waived { get; init; }

    /// <summary>The window's start, UTC, or the first event's time; null without events.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>The window's end, UTC, or the last event's time; null without events.</summary>
    public required DateTime? End { get; init; }

    /// <summary>Every control, in the policy's order.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }

    /// <summary>Controls that fail and did not at the last run; null where runs are not compared.</summary>
    public IReadOnlyList<string>? NewFailing { get; init; }

    /// <summary>Controls that failed at the last run and pass now; null where runs are not compared.</summary>
    public IReadOnlyList<string>? Fixed { get; init; }

    /// <summary>Controls that failed at the last run too; null where runs are not compared.</summary>
    public IReadOnlyList<string>? StillFailing { get; init; }

    /// <summary>What to do about the controls that fail, the most severe first.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>The file of the policy.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>The store that holds the events, for the next command; null when they came from paths.</summary>
    public string? Store { get; init; }

    /// <summary>The files that were analysed, for the next command; null when they came from a store.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
