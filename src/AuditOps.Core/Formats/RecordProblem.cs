namespace AuditOps.Core.Formats;

/// <summary>Something wrong with one record of a source.</summary>
internal sealed record RecordProblem(ulong Source, long Record, string Code, string Message);
