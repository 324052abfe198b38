namespace AuditOps.DuckDB.Bindings;

/// <summary>Rows on their way into a table.</summary>
internal sealed class AppenderHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle)
    {
        // Destroying flushes; what was not closed on purpose is not meant to be kept.
        NativeMethods.duckdb_appender_clear(handle);
        NativeMethods.duckdb_appender_destroy(ref handle);
    }
}
