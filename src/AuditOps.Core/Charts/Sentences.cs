namespace AuditOps.Core.Charts;

/// <summary>Parts of what charts say.</summary>
internal static class Sentences
{
    public const string Nothing = "There is nothing to show.";

    /// <summary>What a metric counts.</summary>
    public static string Of(ChartMetric metric) => metric switch
    {
        ChartMetric.UniqueUsers => "users",
        ChartMetric.Errors => "failed events",
        _ => "events",
    };

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
