using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

/// <summary>The result of a query. Its data lies in native memory, because the API needs an address that stays.</summary>
internal sealed unsafe class ResultHandle : DuckDBHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(ResultData)));

    public ResultData* Data => (ResultData*)handle;

    protected override void Destroy(ref nint handle)
    {
        NativeMethods.duckdb_destroy_result((ResultData*)handle);
        NativeMemory.Free((void*)handle);
        handle = 0;
    }
}
