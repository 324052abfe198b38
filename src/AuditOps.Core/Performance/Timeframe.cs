namespace AuditOps.Core.Performance;

/// <summary>How far back a request looks.</summary>
/// <param name="Text">As it was asked for.</param>
/// <param name="Since">From when on, UTC; null for all there is.</param>
internal sealed record Timeframe(string Text, DateTime? Since)
{
    /// <summary>Reads a span such as 24h, or all.</summary>
    /// <exception cref="AuditOpsException">It is neither, or a span of nothing.</exception>
    public static Timeframe Of(string text, TimeProvider clock)
    {
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return new Timeframe("all", null);
        var now = clock.GetUtcNow().UtcDateTime;
        var span = Span(text) is { Ticks: > 0 } some ? some : throw Invalid($"'{text}' is no time at all.");
        return new Timeframe(text, span < now - DateTime.UnixEpoch ? now - span : null);
    }

    private static TimeSpan Span(string text)
    {
        try
        {
            return TimeText.ParseDuration(text);
        }
        catch (AuditOpsException)
        {
            throw Invalid($"'{text}' is no span of time.");
        }
    }

    private static AuditOpsException Invalid(string what) => new(ErrorKind.InvalidRequest, "TimeframeInvalid", $"{what} Write a number with a unit, such as 90m, 24h or 7d, or all.") { Target = nameof(Timeframe) };
}
