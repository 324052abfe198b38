namespace AuditOps.DuckDB.Bindings;

/// <summary>One open database instance; it closes when its last connection is gone.</summary>
internal sealed class DatabaseHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_close(ref handle);
}
