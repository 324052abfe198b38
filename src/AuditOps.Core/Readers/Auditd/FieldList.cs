using System.Buffers.Binary;
using System.Numerics;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>Finds the <c>name=value</c> pairs of a record.</summary>
internal sealed class FieldList
{
    // Programs put fields into msg='…' once; deeper, a quote is only a quote.
    private const int DeepestMessage = 2;
    private const int FewFields = 64;

    private readonly Dictionary<ulong, int> places = [];
    private AuditdField[] fields = new AuditdField[FewFields];
    private ulong seen;

    /// <summary>The fields found, no two of the same name.</summary>
    public ReadOnlySpan<AuditdField> Fields => fields.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Words that belong to no field, such as "auditd start".</summary>
    public Range Text { get; private set; }

    /// <summary>True when two fields of one name had different values; the first or the last was kept, as asked.</summary>
    public bool Conflict { get; private set; }

    public void Clear()
    {
        if (Count > FewFields) places.Clear();
        (Count, seen, Text, Conflict) = (0, 0, default, false);
    }

    /// <summary>Reads a record's body.</summary>
    /// <param name="slice">All text: the fields' places are in it.</param>
    /// <param name="at">Where the body starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="keepFirst">Of two fields of one name: true keeps what is there already.</param>
    public void Add(ReadOnlySpan<byte> slice, int at, int end, bool keepFirst)
    {
        var translation = slice[at..end].IndexOf((byte)0x1D);
        Scan(slice, at, translation < 0 ? end : at + translation, keepFirst, translated: false, depth: 0);
        if (translation >= 0) Scan(slice, at + translation + 1, end, keepFirst, translated: true, depth: 0);
    }

    /// <summary>Looks a field up; false where there is none, or none with a value.</summary>
    public bool TryGet(ReadOnlySpan<byte> slice, ReadOnlySpan<byte> name, out AuditdField field)
    {
        var index = Find(slice, NameCode.Of(name), name, translated: false);
        field = index < 0 ? default : fields[index];
        return index >= 0 && !IsNothing(slice.Slice(field.Value, field.Length));
    }

    /// <summary>Whether a value says that there is none.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> value) => value.Length switch
    {
        0 => true,
        1 => value[0] == '?',
        6 => value.SequenceEqual("(null)"u8),
        _ => false,
    };

    private void Scan(ReadOnlySpan<byte> slice, int at, int end, bool keepFirst, bool translated, int depth)
    {
        var (textStart, textEnd) = (-1, 0);
        while (at < end)
        {
            if (slice[at] is (byte)' ' or (byte)',' or (byte)'(')
            {
                at++;
                continue;
            }
            var length = NameLength(slice, at, end);
            if (length <= 0)
            {
                // A word without an equals sign, or an equals sign without a name.
                if (textStart < 0) textStart = at;
                textEnd = at = Math.Min(end, at + Math.Max(1, -length));
                continue;
            }
            if (textStart >= 0 && at - textStart == 4 && IsOldOrNew(slice[textStart..]))
            {
                // Kernels before 3.13: old auid=4294967295 new auid=500.
                (at, length) = (textStart, length + 4);
            }
            else if (textStart >= 0)
            {
                KeepText(slice, textStart, textEnd);
            }
            textStart = -1;
            at = Value(slice, at, length, end, keepFirst, translated, depth);
        }
        if (textStart >= 0) KeepText(slice, textStart, textEnd);
    }

    private static bool IsOldOrNew(ReadOnlySpan<byte> text) => text.StartsWith("old "u8) || text.StartsWith("new "u8);

    /// <summary>Measures what stands before an equals sign; of a word without one, the negative length.</summary>
    private static int NameLength(ReadOnlySpan<byte> slice, int at, int end)
    {
        const ulong Ones = 0x0101010101010101, Highs = 0x8080808080808080;
        if (at + 8 <= end)
        {
            // Most names are shorter than eight bytes: one load finds the sign.
            var word = BinaryPrimitives.ReadUInt64LittleEndian(slice[at..]);
            var (signs, blanks) = (word ^ Ones * '=', word ^ Ones * ' ');
            signs = (signs - Ones) & ~signs & Highs;
            blanks = (blanks - Ones) & ~blanks & Highs;
            if (signs != 0 && (blanks & (signs ^ (signs - 1))) == 0) return BitOperations.TrailingZeroCount(signs) >> 3;
        }
        var length = slice[at..end].IndexOfAny((byte)'=', (byte)' ');
        if (length < 0) return at - end;
        return slice[at + length] == '=' && length <= ushort.MaxValue ? length : -length;
    }

    private void KeepText(ReadOnlySpan<byte> slice, int start, int end)
    {
        if (Text.End.Value > 0) return;
        var text = slice[start..end].TrimEnd(" ,:)'"u8);
        if (text.Length > 0) Text = start..(start + text.Length);
    }

    private int Value(ReadOnlySpan<byte> slice, int name, int nameLength, int end, bool keepFirst, bool translated, int depth)
    {
        var value = name + nameLength + 1;
        var rest = slice[value..end];
        var code = nameLength < 8 && name + 8 <= slice.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(slice[name..]) & (1UL << (nameLength * 8)) - 1
            : NameCode.Of(slice.Slice(name, nameLength));
        if (rest.IsEmpty) return end;
        switch (rest[0])
        {
            case (byte)'"':
                var close = rest[1..].IndexOf((byte)'"');
                Keep(slice, code, name, nameLength, value + 1, close < 0 ? rest.Length - 1 : close, true, translated, keepFirst);
                return close < 0 ? end : value + close + 2;
            case (byte)'\'' when depth < DeepestMessage && FieldName.ClassOf(code) == FieldClass.Message:
                // What a program says about itself; apostrophes may stand inside.
                var last = rest.LastIndexOf((byte)'\'');
                Scan(slice, value + 1, last == 0 ? end : value + last, keepFirst, translated, depth + 1);
                return last == 0 ? end : value + last + 1;
            case (byte)'\'':
                close = rest[1..].IndexOf((byte)'\'');
                Keep(slice, code, name, nameLength, value + 1, close < 0 ? rest.Length - 1 : close, true, translated, keepFirst);
                return close < 0 ? end : value + close + 2;
            case (byte)'{':
                close = rest.IndexOf((byte)'}');
                if (close < 0) close = rest.Length - 1;
                Keep(slice, code, name, nameLength, value, close + 1, true, translated, keepFirst);
                return value + close + 1;
        }
        var length = rest.IndexOf((byte)' ');
        if (length < 0) length = rest.Length;
        var next = value + length;
        if (length > 0 && rest[length - 1] == ',') length--;
        if (length > 0 && rest[length - 1] == ')' && rest[0] != '(') length--;
        if (length > 0 && rest[length - 1] == '"') length--;
        Keep(slice, code, name, nameLength, value, length, false, translated, keepFirst);
        return next;
    }

    private void Keep(ReadOnlySpan<byte> slice, ulong code, int name, int nameLength, int value, int length, bool quoted, bool translated, bool keepFirst)
    {
        var text = slice.Slice(value, length);
        var field = new AuditdField(code, name, value, length, (ushort)nameLength, quoted, translated);
        var bit = 1UL << (int)((code * 0x9E3779B97F4A7C15UL) >> 58);
        if ((seen & bit) != 0 && Find(slice, code, slice.Slice(name, nameLength), translated) is var index and >= 0)
        {
            ref var known = ref fields[index];
            if (IsNothing(text)) return;
            Conflict |= !text.SequenceEqual(slice.Slice(known.Value, known.Length));
            if (!keepFirst || IsNothing(slice.Slice(known.Value, known.Length))) known = field;
            return;
        }
        seen |= bit;
        if (Count == fields.Length) Array.Resize(ref fields, Count * 2);
        fields[Count++] = field;
        if (Count > FewFields) places.TryAdd(Place(slice.Slice(name, nameLength), translated), Count - 1);
    }

    private int Find(ReadOnlySpan<byte> slice, ulong code, ReadOnlySpan<byte> name, bool translated)
    {
        if (Count > FewFields && places.TryGetValue(Place(name, translated), out var place) && IsAt(slice, place, code, name, translated)) return place;
        for (var i = 0; i < Math.Min(Count, FewFields); i++)
        {
            if (IsAt(slice, i, code, name, translated)) return i;
        }
        return -1;
    }

    private bool IsAt(ReadOnlySpan<byte> slice, int place, ulong code, ReadOnlySpan<byte> name, bool translated)
    {
        ref var field = ref fields[place];
        return field.Code == code && field.NameLength == name.Length && field.Translated == translated
            && (name.Length <= 8 || slice.Slice(field.Name, name.Length).SequenceEqual(name));
    }

    private static ulong Place(ReadOnlySpan<byte> name, bool translated)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return ((ulong)(uint)hash.ToHashCode() << 32) | ((uint)name.Length << 1) | (translated ? 1u : 0u);
    }
}
