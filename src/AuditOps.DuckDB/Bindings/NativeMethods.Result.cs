using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial byte* duckdb_result_error(ResultData* result);

    [LibraryImport(Library)]
    public static partial DuckDBErrorType duckdb_result_error_type(ResultData* result);

    [LibraryImport(Library)]
    public static partial ResultKind duckdb_result_return_type(ResultData result);

    [LibraryImport(Library)]
    public static partial byte duckdb_result_is_streaming(ResultData result);

    [LibraryImport(Library)]
    public static partial ulong duckdb_column_count(ResultData* result);

    [LibraryImport(Library)]
    public static partial byte* duckdb_column_name(ResultData* result, ulong column);

    [LibraryImport(Library)]
    public static partial LogicalTypeHandle duckdb_column_logical_type(ResultData* result, ulong column);

    [LibraryImport(Library)]
    public static partial DataChunkHandle duckdb_fetch_chunk(ResultData result);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_result(ResultData* result);
}
