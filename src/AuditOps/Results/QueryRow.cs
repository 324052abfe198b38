namespace AuditOps;

/// <summary>One row of the user's own query: column names and values, in order.</summary>
/// <param name="Columns">Names, in order; shared by all rows of a result.</param>
/// <param name="Values">Values, in order; null for NULL.</param>
public sealed record QueryRow(IReadOnlyList<string> Columns, IReadOnlyList<object?> Values);
