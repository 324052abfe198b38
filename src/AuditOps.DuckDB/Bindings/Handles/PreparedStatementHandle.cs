namespace AuditOps.DuckDB.Bindings;

/// <summary>A statement with its bound values.</summary>
internal sealed class PreparedStatementHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_prepare(ref handle);
}
