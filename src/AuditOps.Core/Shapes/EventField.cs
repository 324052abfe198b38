namespace AuditOps.Core.Shapes;

/// <summary>A field of an event: a column, or a value of the original record.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Column">The column, or null.</param>
/// <param name="Paths">Where it may lie in the original record: the first that is there counts, and each constant whose path is there.</param>
internal sealed record EventField(string Name, EventColumn? Column, IReadOnlyList<EventPath> Paths);

/// <summary>A place in the original record.</summary>
/// <param name="Path">Names from the outside in, with dots; * is any one name. A list means each of its elements, a number the element of that place.</param>
/// <param name="Constant">The value where something is there, whatever it is; null for the value itself.</param>
internal sealed record EventPath(string Path, string? Constant = null);
