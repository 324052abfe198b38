namespace AuditOps.Core.Batch;

/// <summary>The time of day from now on, never going back, whatever is done to the clock of the machine meanwhile.</summary>
/// <param name="clock">The clock.</param>
internal sealed class SteadyClock(TimeProvider clock) : TimeProvider
{
    private readonly DateTimeOffset begun = clock.GetUtcNow();
    private readonly long timestamp = clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => begun + clock.GetElapsedTime(timestamp);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
