namespace AuditOps.Core.Shapes;

/// <summary>A field of an event: a column, or a place in the original record.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Column">The column, or null.</param>
/// <param name="Paths">Where it may lie in the original record, each a path of names with dots; any of them counts.</param>
internal sealed record EventField(string Name, EventColumn? Column, IReadOnlyList<string> Paths);
