using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AuditOps.DuckDB.Bindings;

namespace AuditOps.DuckDB;

/// <summary>A text as DuckDB's vectors hold it: up to 12 bytes lie inside, longer ones stay where they are.</summary>
public readonly unsafe struct DuckDBText
{
    private readonly StringData data;

    private DuckDBText(StringData data) => this.data = data;

    /// <summary>The most bytes that lie inside.</summary>
    public const int Inlined = StringData.Inlined;

    /// <summary>Whether it has no bytes.</summary>
    public bool IsEmpty => data.Length == 0;

    /// <summary>Its bytes; those of a short text only while the text itself lives.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => data.Length <= Inlined
        ? MemoryMarshal.CreateReadOnlySpan(in data.Text[0], data.Length)
        : new(data.Pointer, data.Length);

    /// <summary>Refers to bytes, which must be valid UTF-8 and neither move nor change while a query can read the text.</summary>
    public static DuckDBText Of(ReadOnlySpan<byte> pinned)
    {
        StringData value = default;
        value.Length = pinned.Length;
        if (pinned.Length <= Inlined)
        {
            pinned.CopyTo(new(value.Text, Inlined));
            return new(value);
        }

        ref var first = ref MemoryMarshal.GetReference(pinned);
        Unsafe.WriteUnaligned(value.Text, Unsafe.ReadUnaligned<uint>(ref first));
        value.Pointer = (byte*)Unsafe.AsPointer(ref first);
        return new(value);
    }
}
