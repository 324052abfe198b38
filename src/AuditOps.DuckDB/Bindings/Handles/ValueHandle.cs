namespace AuditOps.DuckDB.Bindings;

/// <summary>One value of any type.</summary>
internal sealed class ValueHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_value(ref handle);
}
