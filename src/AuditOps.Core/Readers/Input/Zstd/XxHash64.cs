using System.Buffers.Binary;
using System.Numerics;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>The checksum of zstd frames (XXH64, seed 0), fed piece by piece.</summary>
internal sealed class XxHash64
{
    private const ulong P1 = 11400714785074694791, P2 = 14029467366897019727, P3 = 1609587929392839161, P4 = 9650029242287828579, P5 = 2870177450012600261;
    private readonly byte[] rest = new byte[32];
    private ulong a = unchecked(P1 + P2), b = P2, c, d = unchecked(0 - P1);
    private ulong length;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        var kept = (int)(length & 31);
        length += (ulong)data.Length;
        if (kept + data.Length < 32)
        {
            data.CopyTo(rest.AsSpan(kept));
            return;
        }
        if (kept > 0)
        {
            data[..(32 - kept)].CopyTo(rest.AsSpan(kept));
            Stripe(rest);
            data = data[(32 - kept)..];
        }
        for (; data.Length >= 32; data = data[32..]) Stripe(data);
        data.CopyTo(rest);
    }

    /// <summary>The hash of all bytes.</summary>
    public ulong Value
    {
        get
        {
            var hash = length < 32 ? P5 : Merge(Merge(Merge(Merge(
                BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18), a), b), c), d);
            hash += length;
            ReadOnlySpan<byte> tail = rest.AsSpan(0, (int)(length & 31));
            for (; tail.Length >= 8; tail = tail[8..]) hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(tail)), 27) * P1 + P4;
            if (tail.Length >= 4)
            {
                hash = BitOperations.RotateLeft(hash ^ BinaryPrimitives.ReadUInt32LittleEndian(tail) * P1, 23) * P2 + P3;
                tail = tail[4..];
            }
            foreach (var value in tail) hash = BitOperations.RotateLeft(hash ^ value * P5, 11) * P1;
            hash = (hash ^ hash >> 33) * P2;
            hash = (hash ^ hash >> 29) * P3;
            return hash ^ hash >> 32;
        }
    }

    private void Stripe(ReadOnlySpan<byte> data)
    {
        a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(data));
        b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
        c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(data[16..]));
        d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(data[24..]));
    }

    private static ulong Round(ulong sum, ulong lane) => BitOperations.RotateLeft(sum + lane * P2, 31) * P1;

    private static ulong Merge(ulong hash, ulong sum) => (hash ^ Round(0, sum)) * P1 + P4;
}
