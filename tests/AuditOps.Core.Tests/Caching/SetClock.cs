namespace AuditOps.Core.Tests.Caching;

/// <summary>A clock whose time of day can be set, while the time that passes goes on as another clock's.</summary>
internal sealed class SetClock(TimeProvider passing) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => passing.GetUtcNow() + Offset;

    public override long GetTimestamp() => passing.GetTimestamp();

    public override long TimestampFrequency => passing.TimestampFrequency;
}
