namespace AuditOps.DuckDB.Bindings;

/// <summary>The options that a database opens with.</summary>
internal sealed class ConfigHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_config(ref handle);
}
