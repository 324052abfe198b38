using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial DuckDBErrorType duckdb_error_data_error_type(ErrorDataHandle error);

    [LibraryImport(Library)]
    public static partial byte* duckdb_error_data_message(ErrorDataHandle error);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_error_data(ref nint error);
}
