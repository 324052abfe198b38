namespace AuditOps.Quality.Chains;

/// <summary>One event of a scene.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Format">In which log.</param>
/// <param name="Line">Its line.</param>
internal sealed record ChainEvent(DateTime Time, string Format, string Line)
{
    /// <summary>What led to it; null for what began by itself.</summary>
    public ChainEvent? Cause { get; init; }

    /// <summary>Where it stands in its log, as the events' identities name it.</summary>
    public int Record { get; set; }
}
