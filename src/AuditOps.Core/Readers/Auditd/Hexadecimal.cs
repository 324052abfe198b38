using System.Buffers;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>The audit system's code for text that it does not trust: upper-case hexadecimal digits instead of quotes.</summary>
internal static class Hexadecimal
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789ABCDEF"u8);

    /// <summary>Decodes a value; false where it is no such code.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> value, Bytes into)
    {
        if (value.Length < 2 || (value.Length & 1) != 0 || value.ContainsAnyExcept(Digits)) return false;
        Convert.FromHexString(value, into.Extend(value.Length / 2), out _, out _);
        return true;
    }

    /// <summary>Reads a number of hexadecimal digits in either case; -1 where it is none or too large.</summary>
    public static long Number(ReadOnlySpan<byte> value)
    {
        var number = 0L;
        foreach (var letter in value)
        {
            var digit = letter is >= (byte)'a' and <= (byte)'f' ? letter - 'a' + 10 : Digit(letter);
            if (digit is < 0 or > 15 || number >> 56 != 0) return -1;
            number = number << 4 | (uint)digit;
        }
        return value.IsEmpty ? -1 : number;
    }

    private static int Digit(byte letter) => letter >= 'A' ? letter - 'A' + 10 : letter - '0';
}
