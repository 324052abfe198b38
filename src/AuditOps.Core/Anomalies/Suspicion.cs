using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Something unusual that is told by the events that have certain values, in a certain time.</summary>
internal sealed record Suspicion
{
    /// <summary>Which kind of anomaly.</summary>
    public required string Type { get; init; }

    /// <summary>Says it in one line, and why, up to how likely it is by chance. Most suspicions are never told.</summary>
    public required Func<(string Title, string Why)> Words { get; init; }

    /// <summary>The actor that it is about.</summary>
    public required string Actor { get; init; }

    /// <summary>The values that its events have; the first is the actor's.</summary>
    public required IReadOnlyList<(EventColumn Column, string Value)> Having { get; init; }

    /// <summary>The first event.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Just after the last.</summary>
    public required DateTime End { get; init; }

    /// <summary>How likely chance alone gives as much, each time that it is looked.</summary>
    public required double Probability { get; init; }

    /// <summary>What was seen, in the unit that the explanation names.</summary>
    public required double Observed { get; init; }

    /// <summary>What would have been usual, in the same unit.</summary>
    public required double Expected { get; init; }

    /// <summary>How many events.</summary>
    public required long Count { get; init; }

    /// <summary>Says what it was compared with.</summary>
    public required Func<string> Baseline { get; init; }

    /// <summary>The actors that it was compared with.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>How many standard deviations away a normal value would be as unlikely.</summary>
    public double Deviation => Math.Round(AlarmLimit.Deviation(Probability), 2);

    /// <summary>Its events.</summary>
    public EventFilter Filter => new EventFilter.And([new EventFilter.TimeRange(Start, End), .. Having.Select(pair => new EventFilter.In(pair.Column, [pair.Value]))]);
}
