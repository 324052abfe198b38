namespace AuditOps.Core.Anomalies;

/// <summary>Keeps what chance hardly explains when very much was looked at (Benjamini and Hochberg 1995).</summary>
internal static class FalseDiscoveries
{
    /// <summary>The share of findings that may be chance.</summary>
    public const double Rate = 0.01;

    /// <summary>The spans to keep.</summary>
    /// <param name="spans">Those that were found.</param>
    /// <param name="looks">How many hours of all series were looked at.</param>
    public static IReadOnlyList<UnusualSpan> Control(IReadOnlyList<UnusualSpan> spans, long looks)
    {
        var ordered = spans.OrderBy(span => span.Probability).ToList();
        var kept = ordered.Count;
        while (kept > 0 && ordered[kept - 1].Probability > Rate * kept / looks)
            kept--;
        return [.. ordered.Take(kept)];
    }
}
