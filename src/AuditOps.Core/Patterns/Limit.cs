using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>So many events within a sliding window; events exactly one window apart are still within.</summary>
internal sealed record Limit(int Count, TimeSpan Within)
{
    public long WithinMicroseconds { get; } = Microseconds.Of(Within);

    public override string ToString() => $"{Wording.Number(Count)} in {Wording.Span(Within)}";
}
