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
    public required IReadOnlyList<Slice> Formats { get; init; }

    /// <summary>Charts that stand before the findings, by headings.</summary>
    public IReadOnlyList<ReportSection> Lead { get; init; } = [];

    /// <summary>Charts that stand after them.</summary>
    public IReadOnlyList<ReportSection> More { get; init; } = [];

    /// <summary>Policies whose controls are listed.</summary>
    public IReadOnlyList<ComplianceResult> Policies { get; init; } = [];

    /// <summary>The most severe first; null where the report does not look for any.</summary>
    public required IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>Findings that are accepted: counted, not shown.</summary>
    public int Accepted { get; init; }

    /// <summary>Evidence and the latest events, earliest first; null where the report lists none.</summary>
    public required IReadOnlyList<AuditEvent>? Shown { get; init; }

    /// <summary>Records that match, shown or not.</summary>
    public required long Records { get; init; }

    /// <summary>All charts, in the order of the page.</summary>
    public IReadOnlyList<Chart> Charts => [.. Lead.Concat(More).SelectMany(section => section.Charts)];
}

/// <summary>Charts under a heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Charts">The charts.</param>
internal sealed record ReportSection(string Heading, params IReadOnlyList<Chart> Charts);
