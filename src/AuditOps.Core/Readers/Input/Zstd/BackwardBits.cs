using System.Buffers.Binary;
using System.Numerics;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>Reads a bit stream from its end to its start, as FSE and Huffman streams are written (RFC 8878, 4.1).</summary>
/// <remarks>The buffer must have eight bytes before and behind the stream, so that every read is one load.</remarks>
internal ref struct BackwardBits
{
    private readonly ReadOnlySpan<byte> buffer;
    private readonly int origin;

    /// <param name="buffer">Holds the stream and at least eight bytes around it.</param>
    /// <param name="start">Where the stream starts.</param>
    /// <param name="length">Its bytes.</param>
    public BackwardBits(ReadOnlySpan<byte> buffer, int start, int length)
    {
        if (length <= 0 || buffer[start + length - 1] == 0) throw new InvalidDataException("a bit stream has no end mark");
        this.buffer = buffer;
        origin = start * 8;
        Left = length * 8 - BitOperations.LeadingZeroCount((uint)buffer[start + length - 1]) + 24 - 1;
    }

    /// <summary>Bits that were not read yet; negative when more was read than there is.</summary>
    public int Left { get; private set; }

    /// <summary>Reads a number; bits before the start are zeros.</summary>
    public uint Read(int count)
    {
        Left -= count;
        if (Left >= 0) return (uint)(Load(Left) & ((1UL << count) - 1));
        var real = count + Left;
        return real <= 0 ? 0 : (uint)(Load(0) & ((1UL << real) - 1)) << -Left;
    }

    /// <summary>The 56 bits or more that are read next lie at the top of what is below bit <see cref="Left"/>; for loops that do their own count.</summary>
    public readonly ulong Load(int at)
    {
        var bit = origin + at;
        return BinaryPrimitives.ReadUInt64LittleEndian(buffer[(bit >> 3)..]) >> (bit & 7);
    }

    /// <summary>Passes bits that a loop has taken by itself.</summary>
    public void Take(int count) => Left -= count;
}
