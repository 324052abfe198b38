using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial DuckDBState duckdb_pending_prepared_streaming(PreparedStatementHandle statement, out PendingResultHandle pending);

    [LibraryImport(Library)]
    public static partial PendingState duckdb_pending_execute_task(PendingResultHandle pending);

    [LibraryImport(Library)]
    public static partial byte* duckdb_pending_error(PendingResultHandle pending);

    [LibraryImport(Library)]
    public static partial DuckDBState duckdb_execute_pending(PendingResultHandle pending, ResultData* result);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_pending(ref nint pending);
}
