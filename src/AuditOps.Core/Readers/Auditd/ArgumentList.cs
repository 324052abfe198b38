using System.Buffers.Text;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>The arguments of a started program, from all EXECVE records of its event: long ones come in pieces (<c>a1[0]=</c>).</summary>
internal sealed class ArgumentList
{
    private readonly Bytes text = new();
    private readonly List<(int Index, int Start)> arguments = [];

    /// <summary>Arguments found.</summary>
    public int Count => arguments.Count;

    /// <summary>Arguments that the record says there are; 0 before it was seen.</summary>
    public int Expected { get; private set; }

    public void Clear()
    {
        text.Clear();
        arguments.Clear();
        Expected = 0;
    }

    /// <summary>Takes the arguments of one record.</summary>
    public void Add(ReadOnlySpan<byte> slice, FieldList fields)
    {
        foreach (ref readonly var field in fields.Fields)
        {
            var name = slice.Slice(field.Name, field.NameLength);
            var value = slice.Slice(field.Value, field.Length);
            if (name.SequenceEqual("argc"u8) && Utf8Parser.TryParse(value, out int expected, out _)) Expected = expected;
            // a1_len only announces pieces.
            if (name.Length < 2 || name[0] != 'a' || !Utf8Parser.TryParse(name[1..], out int index, out var digits)) continue;
            if (digits + 1 < name.Length && name[digits + 1] != '[') continue;
            if (arguments.Count == 0 || arguments[^1].Index != index) arguments.Add((index, text.Count));
            if (field.Quoted || !Hexadecimal.TryDecode(value, text)) text.Add(value);
        }
    }

    /// <summary>Writes the arguments as an array, and the command line that they make.</summary>
    public void Write(JsonText json)
    {
        var all = text.Span;
        json.Name("argv"u8);
        json.Raw("["u8);
        for (var i = 0; i < Count; i++)
        {
            json.Comma();
            json.String(Argument(all, i));
        }
        json.Raw("]"u8);
        json.Name("command"u8);
        json.Raw("\""u8);
        for (var i = 0; i < Count; i++)
        {
            if (i > 0) json.Raw(" "u8);
            json.Inner(Argument(all, i));
        }
        json.Raw("\""u8);
    }

    private ReadOnlySpan<byte> Argument(ReadOnlySpan<byte> all, int i) => all[arguments[i].Start..(i + 1 < Count ? arguments[i + 1].Start : all.Length)];
}
