namespace AuditOps.Core.Following;

/// <summary>Work that is done again and again, for at most a twentieth of the time.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Pace(TimeProvider clock)
{
    private const int RestPerWork = 19;

    private DateTimeOffset _rested = DateTimeOffset.MinValue;

    /// <summary>Whether the work may be done.</summary>
    public bool IsRested => clock.GetUtcNow() >= _rested;

    /// <summary>Does it.</summary>
    public void Work(Action work)
    {
        var began = clock.GetUtcNow();
        work();
        var ended = clock.GetUtcNow();
        _rested = ended + (RestPerWork * (ended - began));
    }
}
