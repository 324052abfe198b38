namespace AuditOps.DuckDB.Bindings;

/// <summary>A type as DuckDB describes it.</summary>
internal sealed class LogicalTypeHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_logical_type(ref handle);
}
