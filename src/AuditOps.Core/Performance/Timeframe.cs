namespace AuditOps.Core.Performance;

/// <summary>How far back a request looks.</summary>
/// <param name="Text">As it was asked for.</param>
/// <param name="Since">From when on, UTC; null for all there is.</param>
internal sealed record Timeframe(string Text, DateTime? Since)
{
    /// <summary>Reads a span such as 24h, or all.</summary>
    /// <exception cref="AuditOpsException">It is neither.</exception>
    public static Timeframe Of(string text, TimeProvider clock)
    {
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return new Timeframe("all", null);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var span = TimeText.ParseDuration(text);
            if (span < TimeSpan.Zero)
                throw Invalid(text);
            return new Timeframe(text, span < now - DateTime.UnixEpoch ? now - span : null);
        }
        catch (AuditOpsException)
        {
            throw Invalid(text);
        }
    }

    private static AuditOpsException Invalid(string text) => new(
        ErrorKind.InvalidRequest, "TimeframeInvalid", $"'{text}' is no span of time. Write a number with a unit, such as 90m, 24h or 7d, or all.")
    { Target = nameof(Timeframe) };
}
