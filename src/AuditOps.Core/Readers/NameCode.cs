using System.Buffers.Binary;

namespace AuditOps.Core.Readers;

/// <summary>Names as numbers, so that they are mostly told apart without comparing text.</summary>
internal static class NameCode
{
    /// <summary>The first eight bytes of a name as a number.</summary>
    public static ulong Of(ReadOnlySpan<byte> name)
    {
        if (name.Length >= 8) return BinaryPrimitives.ReadUInt64LittleEndian(name);
        var code = 0UL;
        for (var i = name.Length - 1; i >= 0; i--) code = code << 8 | name[i];
        return code;
    }
}
