namespace AuditOps.Core.Store.Segments;

/// <summary>A segment that is written but not yet part of the store.</summary>
/// <param name="Segment">What it holds.</param>
/// <param name="Events">What was found when its events were written: whether they came in order, and how many of each source.</param>
/// <param name="File">Where it lies.</param>
/// <param name="Head">The last link up to which its events are known to be new.</param>
/// <param name="Doubles">Events of each source that were left out, because the store or the segment itself has them already.</param>
internal sealed record StagedSegment(Segment Segment, StagedEvents Events, string File, long Head, IReadOnlyDictionary<ulong, long> Doubles);
