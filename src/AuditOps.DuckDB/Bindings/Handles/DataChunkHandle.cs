namespace AuditOps.DuckDB.Bindings;

/// <summary>Up to 2,048 rows, column by column.</summary>
internal sealed class DataChunkHandle : DuckDBHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_destroy_data_chunk(ref handle);
}
