namespace AuditOps.DuckDB.Bindings;

/// <summary>A query that is being executed, task by task.</summary>
internal sealed class PendingResultHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_pending(ref handle);
}
