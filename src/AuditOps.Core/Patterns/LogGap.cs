using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>A gap in the log: missing record numbers, and hosts that are quiet for too long.</summary>
internal sealed class LogGap(PatternHistory history) : IPattern
{
    public const string Type = "log_gap";

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches() => new MissingRecords(history).Matches().Concat(new QuietTime(history).Matches());
}
