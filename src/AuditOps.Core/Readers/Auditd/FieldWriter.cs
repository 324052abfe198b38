using System.Buffers.Text;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>Writes the fields of one record: names for numbers, plain text for hexadecimal codes, "unset" for ids that are none.</summary>
internal sealed class FieldWriter(JsonText json)
{
    private readonly Bytes decoded = new();
    private Architecture architecture;

    /// <summary>Writes all fields of the list as members of the object that is open.</summary>
    public void Write(ReadOnlySpan<byte> slice, FieldList fields, int type)
    {
        architecture = Architecture.Unknown;
        foreach (ref readonly var field in fields.Fields) Write(slice, field);
        var text = slice[fields.Text];
        if (text.IsEmpty || type == RecordKind.Tty) return;
        if (type is RecordKind.Avc or RecordKind.UserAvc && text.IndexOf((byte)'{') is var open and >= 0 && text.IndexOf((byte)'}') is var close && close > open)
        {
            json.Member("seresult"u8, text.IndexOf("granted"u8) >= 0 ? "granted"u8 : "denied"u8);
            json.Member("seperms"u8, text[(open + 1)..close].Trim((byte)' '));
            return;
        }
        json.Member("text"u8, text);
    }

    /// <summary>The text of a value: decoded where it is a hexadecimal code.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> value, bool quoted)
    {
        decoded.Clear();
        return !quoted && Hexadecimal.TryDecode(value, decoded) ? decoded.Span : value;
    }

    private void Write(ReadOnlySpan<byte> slice, in AuditdField field)
    {
        var name = slice.Slice(field.Name, field.NameLength);
        var value = slice.Slice(field.Value, field.Length);
        if (FieldList.IsNothing(value)) return;
        if (name.Length > 4 && name[3] == ' ')
        {
            // Two words: old auid.
            byte[] joined = [.. name];
            joined[3] = (byte)'_';
            name = joined;
        }
        if (field.Translated)
        {
            WriteTranslated(name, value);
            return;
        }
        switch (FieldName.ClassOf(field.Code))
        {
            case FieldClass.Plain:
                break;
            case FieldClass.Untrusted:
                json.Member(name, Text(value, field.Quoted));
                return;
            case FieldClass.Architecture:
                architecture = ArchitectureOf(Hexadecimal.Number(value));
                json.Member(name, architecture == Architecture.Unknown ? value : NameOf(architecture));
                return;
            case FieldClass.Syscall:
                json.Member(name, TryNumber(value, out var number) && AuditdNames.Syscall(architecture, number) is { IsEmpty: false } call ? call : value);
                return;
            case FieldClass.Exit:
                json.Member(name, value);
                if (value[0] == '-' && TryNumber(value, out number) && AuditdNames.Error(-number) is { IsEmpty: false } error) json.Member("errno"u8, error);
                return;
            case FieldClass.Signal:
                json.Member(name, value);
                if (TryNumber(value, out number) && AuditdNames.Signal(number) is { IsEmpty: false } signal) json.Member("signal"u8, signal);
                return;
            case FieldClass.Keys:
                WriteKeys(name, Text(value, field.Quoted));
                return;
            case FieldClass.Reserved:
                json.Member([.. "field_"u8, .. name], value);
                return;
        }
        json.Member(name, IsUnset(name, value) ? "unset"u8 : value);
    }

    // The kernel prints -1 of an unsigned id.
    private static bool IsUnset(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => value.Length switch
    {
        2 => value.SequenceEqual("-1"u8) && name.EndsWith("uid"u8),
        10 => value[0] == '4' && value.SequenceEqual("4294967295"u8),
        _ => false,
    };

    private static bool TryNumber(ReadOnlySpan<byte> value, out int number) => Utf8Parser.TryParse(value, out number, out var used) && used == value.Length;

    private void WriteKeys(ReadOnlySpan<byte> name, ReadOnlySpan<byte> keys)
    {
        json.Name(name);
        json.Raw("\""u8);
        while (keys.IndexOf((byte)1) is var separator and >= 0)
        {
            json.Inner(keys[..separator]);
            json.Raw(","u8);
            keys = keys[(separator + 1)..];
        }
        json.Inner(keys);
        json.Raw("\""u8);
    }

    private void WriteTranslated(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // What these mean is known from the record itself, unless its architecture is not one of ours.
        if (name.SequenceEqual("SADDR"u8)) return;
        if (name.SequenceEqual("ARCH"u8) || name.SequenceEqual("SYSCALL"u8))
        {
            if (architecture != Architecture.Unknown) return;
        }
        Span<byte> lower = stackalloc byte[Math.Min(name.Length, 64) + 5];
        var length = lower.Length - 5;
        for (var i = 0; i < length; i++) lower[i] = name[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(name[i] | 0x20) : name[i];
        "_name"u8.CopyTo(lower[length..]);
        json.Member(lower, value);
    }

    private static Architecture ArchitectureOf(long code) => code switch
    {
        0xC000003E => Architecture.X64,
        0xC00000B7 => Architecture.Arm64,
        0x40000003 => Architecture.X86,
        _ => Architecture.Unknown,
    };

    private static ReadOnlySpan<byte> NameOf(Architecture architecture) => architecture switch
    {
        Architecture.X64 => "x86_64"u8,
        Architecture.Arm64 => "aarch64"u8,
        _ => "i386"u8,
    };
}
