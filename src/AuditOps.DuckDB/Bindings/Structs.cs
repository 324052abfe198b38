using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

internal enum DuckDBState
{
    Success = 0,
    Error = 1,
}

internal enum PendingState
{
    Ready = 0,
    NotReady = 1,
    Error = 2,
    NoTasks = 3,
}

internal enum ResultKind
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    Rows = 3,
}

/// <summary><c>duckdb_result</c>, which the API passes by value and by reference.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResultData
{
    private readonly ulong columns, rows, changed;
    private readonly nint data, error;
    public nint Internal;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct QueryProgress(double Percentage, ulong Rows, ulong Total);

/// <summary><c>duckdb_hugeint</c> and <c>duckdb_uhugeint</c>; .NET passes Int128 by value in another way.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct HugeIntData(ulong Lower, ulong Upper)
{
    public HugeIntData(UInt128 value)
        : this((ulong)value, (ulong)(value >> 64))
    {
    }
}

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DecimalData(byte Width, byte Scale, HugeIntData Value);

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BignumData
{
    public byte* Data;
    public ulong Size;
    public byte IsNegative;
}

/// <summary><c>duckdb_list_entry</c>: where a list lies in its child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ListEntry(ulong Offset, ulong Length);

/// <summary><c>duckdb_string_t</c>: up to 12 bytes lie inside, longer ones behind a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct StringData
{
    public const int Inlined = 12;

    [FieldOffset(0)]
    public int Length;

    [FieldOffset(4)]
    public fixed byte Text[Inlined];

    [FieldOffset(8)]
    public byte* Pointer;
}
