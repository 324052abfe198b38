namespace AuditOps.Core.Series;

/// <summary>A value of a series.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Value">How much.</param>
internal readonly record struct SeriesPoint(DateTime Time, double Value);
