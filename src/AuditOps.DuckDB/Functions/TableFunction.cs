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
            duckdb_table_function_supports_projection_pushdown(function, true);
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
    private static void Free(nint handle) => GCHandle.FromIntPtr(handle).Free();

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

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info)
    {
        var places = new int[Source(duckdb_init_get_extra_info(info)).Columns.Count];
        Array.Fill(places, -1);
        for (var i = 0UL; i < duckdb_init_get_column_count(info); i++)
        {
            // Where only rows are counted, the column is none of the source's.
            if (duckdb_init_get_column_index(info, i) is var column && column < (ulong)places.Length)
                places[column] = (int)i;
        }

        duckdb_init_set_init_data(info, GCHandle.ToIntPtr(GCHandle.Alloc(new Scan(places))), &Free);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Next(nint info, nint chunk)
    {
        // No exception may leave a callback.
        try
        {
            var scan = (Scan)GCHandle.FromIntPtr(duckdb_function_get_init_data(info)).Target!;
            duckdb_data_chunk_set_size(chunk, (ulong)Source(duckdb_function_get_extra_info(info)).Fill(scan.Chunks++, new DuckDBChunkWriter(chunk, scan.Places)));
        }
        catch (Exception error)
        {
            duckdb_function_set_error(info, error.Message);
        }
    }

    private static DuckDBTableSource Source(nint handle) => (DuckDBTableSource)GCHandle.FromIntPtr(handle).Target!;

    /// <summary>One reading of the source.</summary>
    /// <param name="Places">Where in the chunk each of the source's columns stands; -1 where the query does not ask for it.</param>
    private sealed record Scan(int[] Places)
    {
        public long Chunks { get; set; }
    }
}
