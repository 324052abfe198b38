using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AuditOps.Core.Readers;

/// <summary>Builds the JSON of a record's fields: objects, arrays and strings of any bytes, in one buffer that is used again.</summary>
internal sealed class JsonText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);
    private readonly ArrayBufferWriter<byte> cleaned = new();
    private byte[] buffer = new byte[4096];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>Starts over.</summary>
    public void Clear() => Length = 0;

    /// <summary>Takes back what was written behind a place.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Adds bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Starts a member, after a comma where one is needed. The name must need no escape.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        var into = Reserve(name.Length + 4);
        var at = 0;
        if (buffer[Length - 1] != '{') into[at++] = (byte)',';
        into[at++] = (byte)'"';
        name.CopyTo(into[at..]);
        at += name.Length;
        into[at++] = (byte)'"';
        into[at++] = (byte)':';
        Length += at;
    }

    /// <summary>Starts a member with a name of any bytes.</summary>
    public void AnyName(ReadOnlySpan<byte> name)
    {
        if (buffer[Length - 1] != '{') Raw(","u8);
        String(name);
        Raw(":"u8);
    }

    /// <summary>Adds a member whose value is a string. Both are mostly short and plain, so they are copied and checked in one go.</summary>
    public void Member(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var length = Length;
        Reserve(name.Length + value.Length + 6);
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), length);
        if (buffer[length - 1] != '{')
        {
            at = (byte)',';
            at = ref Unsafe.Add(ref at, 1);
            length++;
        }
        at = (byte)'"';
        at = ref Unsafe.Add(ref at, 1);
        if (!CopyPlain(name, ref at))
        {
            AnyName(name);
            String(value);
            return;
        }
        at = ref Unsafe.Add(ref at, name.Length);
        // "\":\"" between name and value.
        Unsafe.WriteUnaligned(ref at, (ushort)('"' | ':' << 8));
        Unsafe.Add(ref at, 2) = (byte)'"';
        at = ref Unsafe.Add(ref at, 3);
        Length = length + name.Length + 4;
        if (!CopyPlain(value, ref at))
        {
            Inner(value);
            Raw("\""u8);
            return;
        }
        Unsafe.Add(ref at, value.Length) = (byte)'"';
        Length += value.Length + 1;
    }

    /// <summary>Adds a comma unless an array or object has just begun.</summary>
    public void Comma()
    {
        if (buffer[Length - 1] is not ((byte)'[' or (byte)'{')) Raw(","u8);
    }

    /// <summary>Adds a string of any bytes; what is no UTF-8 becomes U+FFFD.</summary>
    public void String(ReadOnlySpan<byte> value)
    {
        Raw("\""u8);
        Inner(value);
        Raw("\""u8);
    }

    /// <summary>Adds what stands between the quotes of a string.</summary>
    public void Inner(ReadOnlySpan<byte> value)
    {
        if (!Utf8Text.IsClean(value))
        {
            cleaned.ResetWrittenCount();
            Utf8Text.Clean(value, cleaned);
            value = cleaned.WrittenSpan;
        }
        while (value.IndexOfAny(Escaped) is var at and >= 0)
        {
            Raw(value[..at]);
            Escape(value[at]);
            value = value[(at + 1)..];
        }
        Raw(value);
    }

    /// <summary>Copies ASCII that needs no escape; false where there is anything else.</summary>
    private static bool CopyPlain(ReadOnlySpan<byte> from, ref byte to)
    {
        ref var source = ref MemoryMarshal.GetReference(from);
        if (from.Length >= 8)
        {
            // The last eight bytes are copied by themselves, over what was copied before.
            for (var i = 0; i < from.Length - 8; i += 8)
                if (!Copy8(ref Unsafe.Add(ref source, i), ref Unsafe.Add(ref to, i))) return false;
            return Copy8(ref Unsafe.Add(ref source, from.Length - 8), ref Unsafe.Add(ref to, from.Length - 8));
        }
        if (from.Length >= 4)
        {
            var (low, high) = (Unsafe.ReadUnaligned<uint>(ref source), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, from.Length - 4)));
            Unsafe.WriteUnaligned(ref to, low);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, from.Length - 4), high);
            return IsPlain(low | (ulong)high << 32);
        }
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] is < (byte)' ' or >= 0x80 or (byte)'"' or (byte)'\\') return false;
            Unsafe.Add(ref to, i) = from[i];
        }
        return true;
    }

    private static bool Copy8(ref byte from, ref byte to)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref from);
        Unsafe.WriteUnaligned(ref to, word);
        return IsPlain(word);
    }

    private static bool IsPlain(ulong word)
    {
        const ulong Ones = 0x0101010101010101, Highs = 0x8080808080808080;
        var (quote, slash) = (word ^ Ones * '"', word ^ Ones * '\\');
        return (((word - Ones * ' ') | (quote - Ones) | (slash - Ones) | word) & Highs) == 0;
    }

    private void Escape(byte value)
    {
        var into = Reserve(6);
        into[0] = (byte)'\\';
        var letter = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)0,
        };
        if (letter != 0)
        {
            into[1] = letter;
            Length += 2;
            return;
        }
        "u00"u8.CopyTo(into[1..]);
        into[4] = (byte)('0' + (value >> 4));
        into[5] = "0123456789abcdef"u8[value & 15];
        Length += 6;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - Length < count) Array.Resize(ref buffer, (int)Math.Min(Math.Max(buffer.Length * 2L, (long)Length + count), Array.MaxLength));
        return buffer.AsSpan(Length);
    }
}
