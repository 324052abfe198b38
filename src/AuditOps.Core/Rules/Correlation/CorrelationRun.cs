namespace AuditOps.Core.Rules.Correlation;

/// <summary>Windows of one group that met the condition and overlap.</summary>
internal sealed class CorrelationRun(IReadOnlyList<string> group)
{
    /// <summary>The values of group-by.</summary>
    public IReadOnlyList<string> Group => group;

    /// <summary>The last event that met the condition.</summary>
    public long End { get; set; }

    /// <summary>The most extreme number that was compared.</summary>
    public double? Value { get; set; }

    /// <summary>The last entry that is part of it, by its place among all entries of the group.</summary>
    public long Taken { get; set; } = -1;

    public EvidenceLog Evidence { get; } = new();
}
