namespace AuditOps;

/// <summary>Something that an operation is about to change.</summary>
/// <param name="Action">What it will do, such as <c>Remove 1,200 events before 2026-01-01</c>.</param>
/// <param name="Target">On what, such as the store's path.</param>
public sealed record Change(string Action, string Target);
