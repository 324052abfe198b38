using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AuditOps.DuckDB.Bindings;

namespace AuditOps.DuckDB;

/// <summary>A text as it lies in a vector. It is valid until the reader moves on.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly unsafe struct DuckDBString
{
    private readonly ulong low;
    private readonly ulong high;

    /// <summary>Whether both are the same text at the same place, or short and equal; others may be equal too.</summary>
    public static bool AreSame(in DuckDBString one, in DuckDBString other) => one.low == other.low && one.high == other.high;

    /// <summary>Its bytes, UTF-8.</summary>
    public static ReadOnlySpan<byte> Bytes(ref readonly DuckDBString text)
    {
        ref readonly var data = ref Unsafe.As<DuckDBString, StringData>(ref Unsafe.AsRef(in text));
        return data.Length <= StringData.Inlined
            ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in data.Text[0]), data.Length)
            : new(data.Pointer, data.Length);
    }
}
