namespace AuditOps.DuckDB;

/// <summary>How far a query is.</summary>
/// <param name="Percentage">From 0 to 100.</param>
/// <param name="Rows">Rows processed.</param>
/// <param name="TotalRows">Rows to process, as DuckDB estimates them.</param>
public readonly record struct DuckDBProgress(double Percentage, long Rows, long TotalRows);
