using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>An event as evidence.</summary>
internal readonly record struct EventPart(long Time, EventKey Key, long Count);
