namespace AuditOps.Core.Charts;

/// <summary>One group and its size.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">Its size.</param>
/// <param name="Failures">The part of it that failed, or null where that is not known.</param>
internal readonly record struct Slice(string Name, double Value, double? Failures = null);

/// <summary>Events of one stretch of time.</summary>
/// <param name="Start">Its start, UTC.</param>
/// <param name="Events">All events, or whatever else was counted.</param>
/// <param name="Failures">Those that failed.</param>
internal readonly record struct Bucket(DateTime Start, long Events, long Failures);
