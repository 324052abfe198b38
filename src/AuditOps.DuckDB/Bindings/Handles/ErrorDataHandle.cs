namespace AuditOps.DuckDB.Bindings;

/// <summary>What went wrong, as the appender tells it.</summary>
internal sealed class ErrorDataHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_error_data(ref handle);
}
