using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>Keeps texts in place while queries read them: those of a slice where they are, others as copies.</summary>
internal sealed class PinnedText : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly List<byte[]> blocks = [];
    private readonly List<byte[]> large = [];
    private readonly List<MemoryHandle> pins = [];
    private ReadOnlyMemory<byte> slice;
    private int block;
    private int used;

    /// <summary>Pins the bytes that most of the next texts are parts of.</summary>
    public void Pin(ReadOnlyMemory<byte> bytes)
    {
        slice = bytes;
        pins.Add(bytes.Pin());
    }

    /// <summary>A text that stays until <see cref="Clear"/>.</summary>
    /// <param name="text">Valid UTF-8.</param>
    public DuckDBText Keep(ReadOnlySpan<byte> text) => DuckDBText.Of(text.Length <= DuckDBText.Inlined ? text : Place(text));

    /// <summary>The same text where it stays until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Place(ReadOnlySpan<byte> text) => IsPinned(text) ? text : Copy(text);

    /// <summary>Lets go of all texts.</summary>
    public void Clear()
    {
        foreach (var pin in pins)
            pin.Dispose();
        pins.Clear();
        large.Clear();
        (slice, block, used) = (default, 0, 0);
    }

    public void Dispose() => Clear();

    private bool IsPinned(ReadOnlySpan<byte> text)
    {
        var distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(slice.Span), ref MemoryMarshal.GetReference(text));
        return distance >= 0 && distance + text.Length <= slice.Length;
    }

    private Span<byte> Copy(ReadOnlySpan<byte> text)
    {
        var place = text.Length > BlockBytes ? Large(text.Length) : Small(text.Length);
        text.CopyTo(place);
        return place;
    }

    private Span<byte> Large(int length)
    {
        large.Add(GC.AllocateUninitializedArray<byte>(length, pinned: true));
        return large[^1];
    }

    private Span<byte> Small(int length)
    {
        if (blocks.Count == 0 || used + length > BlockBytes)
        {
            (block, used) = (blocks.Count == 0 ? 0 : block + 1, 0);
            if (block == blocks.Count)
                blocks.Add(GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true));
        }

        used += length;
        return blocks[block].AsSpan(used - length, length);
    }
}
