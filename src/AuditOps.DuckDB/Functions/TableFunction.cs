using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Makes a source known to a connection's database as a table function without parameters.</summary>
internal static unsafe class TableFunction
{
    public static void Register(ConnectionHandle connection, string name, DuckDBTableSource source)
    {
        var function = duckdb_create_table_function();
        try
        {
            duckdb_table_function_set_name(function, name);
            duckdb_table_function_set_extra_info(function, GCHandle.ToIntPtr(GCHandle.Alloc(source)), &Free);
            duckdb_table_function_set_bind(function, &Bind);
            duckdb_table_function_set_init(function, &Init);
            duckdb_table_function_set_function(function, &Next);
            if (duckdb_register_table_function(connection, function) == DuckDBState.Error)
            {
                throw new DuckDBException($"The table function '{name}' could not be registered: another may have its name.", DuckDBErrorType.Catalog);
            }
        }
        finally
        {
            duckdb_destroy_table_function(ref function);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint source) => GCHandle.FromIntPtr(source).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        var source = Source(duckdb_bind_get_extra_info(info));
        foreach (var (name, type) in source.Columns)
        {
            using var logical = duckdb_create_logical_type(type);
            duckdb_bind_add_result_column(info, name, logical);
        }

        duckdb_bind_set_cardinality(info, (ulong)source.ExpectedRows, isExact: false);
    }

    /// <summary>Each scan counts its own chunks.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info) => duckdb_init_set_init_data(info, (nint)NativeMemory.AllocZeroed(sizeof(long)), &FreeCount);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void FreeCount(nint count) => NativeMemory.Free((void*)count);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Next(nint info, nint chunk)
    {
        // No exception may leave a callback.
        try
        {
            var count = (long*)duckdb_function_get_init_data(info);
            duckdb_data_chunk_set_size(chunk, (ulong)Source(duckdb_function_get_extra_info(info)).Fill((*count)++, new DuckDBChunkWriter(chunk)));
        }
        catch (Exception error)
        {
            duckdb_function_set_error(info, error.Message);
        }
    }

    private static DuckDBTableSource Source(nint handle) => (DuckDBTableSource)GCHandle.FromIntPtr(handle).Target!;
}
