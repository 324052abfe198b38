using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AuditOps.Core.Imports;

/// <summary>What makes a source the same source, however its file is called, compressed or grown (DESIGN section 5).</summary>
internal static class SourceIdentity
{
    /// <summary>How much of a source before an offset is compared with what was there when the offset was reached.</summary>
    public const int TailBytes = 4096;

    /// <summary>The identity by the bytes of the first complete record.</summary>
    public static ulong Of(ReadOnlySpan<byte> firstRecord) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(firstRecord));

    /// <summary>The identity of a source that begins like another one and then differs.</summary>
    /// <param name="root">The identity by the first record, which they share.</param>
    /// <param name="block">The block that differs.</param>
    public static ulong Differing(ulong root, ReadOnlySpan<byte> block)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> start = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(start, root);
        hash.AppendData(start);
        hash.AppendData(block);
        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }

    /// <summary>The hash of the bytes before an offset, hexadecimal.</summary>
    public static string HashTail(ReadOnlySpan<byte> tail) => Convert.ToHexStringLower(SHA256.HashData(tail));
}
