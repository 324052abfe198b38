namespace AuditOps.DuckDB;

/// <summary>A named column of a result, or a field of a STRUCT or UNION.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record DuckDBField(string Name, DuckDBLogicalType Type);
