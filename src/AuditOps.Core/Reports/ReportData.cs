using AuditOps.Core.Charts;

namespace AuditOps.Core.Reports;

/// <summary>Everything that a report shows, before it is drawn.</summary>
internal sealed record ReportData
{
    public required string Title { get; init; }

    /// <summary>Where the events came from.</summary>
    public required string Source { get; init; }

    /// <summary>First event, or null when none has a time.</summary>
    public required DateTime? First { get; init; }

    public required DateTime? Last { get; init; }

    /// <summary>Events, with repetitions.</summary>
    public required long Events { get; init; }

    public required long Failures { get; init; }

    /// <summary>Records that no format understood.</summary>
    public required long Unparsed { get; init; }

    public required long Actors { get; init; }

    public required long Addresses { get; init; }

    public required long Hosts { get; init; }

    /// <summary>Formats and how many events each has.</summary>
    public required IReadOnlyList<Bar> Formats { get; init; }

    /// <summary>The largest groups, by what they are grouped by.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<Bar> Bars)> Top { get; init; }

    public required TimeSpan BucketWidth { get; init; }

    public required IReadOnlyList<TimelineBucket> Timeline { get; init; }

    /// <summary>168 counts, from Monday 00:00.</summary>
    public required IReadOnlyList<long> Week { get; init; }

    /// <summary>The most severe first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings that are accepted: counted, not shown.</summary>
    public int Accepted { get; init; }

    /// <summary>Evidence and the latest events, earliest first.</summary>
    public required IReadOnlyList<AuditEvent> Shown { get; init; }

    /// <summary>Records that match, shown or not.</summary>
    public required long Records { get; init; }

    public bool WithCharts { get; init; } = true;
}
