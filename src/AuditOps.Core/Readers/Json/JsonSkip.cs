using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AuditOps.Core.Readers.Json;

/// <summary>Finds the end of values in JSON text that is known to be valid.</summary>
internal static class JsonSkip
{
    /// <summary>The end of any value.</summary>
    public static int Value(ReadOnlySpan<byte> json, int at) => json[at] switch
    {
        (byte)'"' => String(json, at, out _),
        (byte)'{' or (byte)'[' => Nested(json, at),
        _ => Scalar(json, at),
    };

    /// <summary>The end of an object or an array.</summary>
    public static int Nested(ReadOnlySpan<byte> json, int at)
    {
        var depth = 0;
        while (true)
        {
            switch (json[at])
            {
                case (byte)'"':
                    at = String(json, at, out _);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return at + 1;
            }

            at++;
        }
    }

    /// <summary>The end of a number or a word.</summary>
    public static int Scalar(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is not ((byte)',' or (byte)'}' or (byte)']' or <= (byte)' '))
            at++;
        return at;
    }

    /// <summary>Goes from a string's opening quote to behind its closing one.</summary>
    public static int String(ReadOnlySpan<byte> json, int at, out bool escaped)
    {
        escaped = false;
        at++;
        while (true)
        {
            at = Special(json, at);
            if (json[at] == '"')
                return at + 1;
            escaped = true;
            at += 2;
        }
    }

    // By hand: most strings are short, and a call of IndexOfAny costs more than they do.
    private static int Special(ReadOnlySpan<byte> json, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        for (; at + 16 <= json.Length; at += 16)
        {
            var block = Vector128.LoadUnsafe(ref first, (nuint)at);
            var hits = Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'));
            if (hits != Vector128<byte>.Zero)
                return at + BitOperations.TrailingZeroCount(hits.ExtractMostSignificantBits());
        }

        while (json[at] is not ((byte)'"' or (byte)'\\'))
            at++;
        return at;
    }
}
