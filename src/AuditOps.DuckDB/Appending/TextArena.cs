using System.Runtime.InteropServices;

namespace AuditOps.DuckDB;

/// <summary>Native memory for the strings of one chunk: filled front to back, then used again for the next chunk.</summary>
internal sealed unsafe class TextArena : SafeHandle
{
    private const int BlockSize = 1 << 20;
    private readonly List<nint> large = [];
    private readonly List<nint> blocks = [];
    private int block = -1;
    private int used = BlockSize;

    public TextArena()
        : base(0, ownsHandle: true) => SetHandle(-1);

    public override bool IsInvalid => handle == 0;

    /// <summary>Copies bytes to a place that stays until <see cref="Reset"/>.</summary>
    public byte* Copy(ReadOnlySpan<byte> bytes)
    {
        var place = Take(bytes.Length);
        bytes.CopyTo(new(place, bytes.Length));
        return place;
    }

    /// <summary>Makes all memory free for use again.</summary>
    public void Reset()
    {
        FreeAll(large);
        (block, used) = (-1, BlockSize);
    }

    protected override bool ReleaseHandle()
    {
        FreeAll(large);
        FreeAll(blocks);
        return true;
    }

    private static void FreeAll(List<nint> memory)
    {
        memory.ForEach(static place => NativeMemory.Free((void*)place));
        memory.Clear();
    }

    private byte* Take(int length)
    {
        if (length > BlockSize)
        {
            large.Add((nint)NativeMemory.Alloc((nuint)length));
            return (byte*)large[^1];
        }

        if (length > BlockSize - used)
        {
            (block, used) = (block + 1, 0);
            if (block == blocks.Count)
            {
                blocks.Add((nint)NativeMemory.Alloc(BlockSize));
            }
        }

        var place = (byte*)blocks[block] + used;
        used += length;
        return place;
    }
}
