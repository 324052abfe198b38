namespace AuditOps.DuckDB.Bindings;

/// <summary>The statements of one text, parsed but not yet bound.</summary>
internal sealed class ExtractedStatementsHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_extracted(ref handle);
}
