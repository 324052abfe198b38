using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

/// <summary>DuckDB's C API, one file a chapter. Names are those of duckdb.h.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = DuckDBLibrary.Name;

    // An explicit static constructor runs before the first import is bound, whichever chapter it belongs to.
    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, DuckDBLibrary.Resolve);

    /// <summary>Reads a C string that DuckDB keeps.</summary>
    public static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    /// <summary>Reads a C string that DuckDB gave away, and frees it.</summary>
    public static string? TakeText(byte* text)
    {
        var result = Text(text);
        duckdb_free(text);
        return result;
    }

    [LibraryImport(Library)]
    public static partial void duckdb_free(void* memory);

    [LibraryImport(Library)]
    public static partial byte* duckdb_library_version();
}
