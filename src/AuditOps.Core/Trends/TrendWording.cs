using AuditOps.Core.Findings;

namespace AuditOps.Core.Trends;

/// <summary>Says a trend in one sentence.</summary>
internal static class TrendWording
{
    public static string Sentence(GetTrend request, string? group, IReadOnlyList<long> counts, TrendAnalysis analysis)
    {
        var period = request.Period switch { TrendPeriod.Hourly => "hour", TrendPeriod.Daily => "day", _ => "month" };
        var noun = TrendMetrics.Noun(request.Metric);
        var whose = group is null ? "" : $" of {Wording.Name(group)}";
        var last = $"the last {period} had {Wording.Count(counts[^1], noun)}{whose}{(counts.Count > 1 ? $" after {Wording.Number(counts[^2])}" : "")}";
        if (analysis is not { Test: { } test, Line: { } line, Next: var (value, low, high) })
            return $"{Capital(last)}; {Wording.Count(counts.Count, $"whole {period}")} {(counts.Count == 1 ? "is" : "are")} too few to tell a trend.";

        var season = analysis.Season.Name is { } name ? $", apart from the {name}" : "";
        var chance = $"chance alone would do so {Wording.Once(Math.Max(test.Probability, 1e-12), "times")}";
        var by = $"by {Wording.Measure(Math.Abs(line.Slope))} a {period}";
        var trend = analysis.Direction switch
        {
            TrendDirection.Increasing => $"Increasing {by} ({Band(line.Low, line.High)}){season}; {chance}",
            TrendDirection.Decreasing => $"Decreasing {by} ({Band(line.Low, line.High)}){season}; {chance}",
            _ => $"Steady{season}: chance alone shows as much in {Wording.Number(Math.Round(100 * test.Probability))} of 100 such series of {Wording.Count(counts.Count, period)}",
        };
        return $"{trend}; {last}, and {Wording.Measure(Math.Round(value, 1))} are expected next ({Band(low, high)}).";
    }

    private static string Band(double low, double high) => $"{Wording.Measure(low)} to {Wording.Measure(high)}";

    private static string Capital(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
