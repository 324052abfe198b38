using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Counting;

/// <summary>Numbers the different texts of a column as they come; 0 is an absent text.</summary>
internal sealed class TextIds
{
    private readonly List<byte[]> _texts = [[]];
    private int[] _slots = new int[1 << 10];

    /// <summary>How many numbers there are, 0 included.</summary>
    public int Count => _texts.Count;

    /// <summary>The text of a number, UTF-8.</summary>
    public byte[] Utf8(int id) => _texts[id];

    /// <summary>The text of a number, null for 0.</summary>
    public string? Text(int id) => id == 0 ? null : Encoding.UTF8.GetString(_texts[id]);

    /// <summary>Gives the numbers of a column's texts.</summary>
    public void Number(DuckDBVector vector, Span<int> ids)
    {
        if (vector.IsAllNull())
        {
            ids[..vector.Count].Clear();
            return;
        }

        var texts = vector.Texts();
        var (before, id) = (-1, 0);
        for (var row = 0; row < texts.Length; row++)
        {
            if (vector.MayHaveNulls && vector.IsNull(row))
            {
                ids[row] = 0;
                continue;
            }

            // Neighbours are often equal.
            if (before < 0 || !DuckDBString.AreSame(in texts[row], in texts[before]))
                (before, id) = (row, Number(DuckDBString.Bytes(in texts[row])));
            ids[row] = id;
        }
    }

    /// <summary>The number of a text.</summary>
    public int Number(ReadOnlySpan<byte> text)
    {
        for (var slot = Slot(text); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var id = _slots[slot];
            if (id == 0)
                return Add(text, slot);
            if (text.SequenceEqual(_texts[id]))
                return id;
        }
    }

    private int Add(ReadOnlySpan<byte> text, int slot)
    {
        _texts.Add(text.ToArray());
        _slots[slot] = _texts.Count - 1;
        if (2 * _texts.Count > _slots.Length)
            Grow();
        return _texts.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[4 * _slots.Length];
        for (var id = 1; id < _texts.Count; id++)
        {
            var slot = Slot(_texts[id]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = id;
        }
    }

    private int Slot(ReadOnlySpan<byte> text)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length;
        if (text.Length < 8)
        {
            foreach (var b in text)
                hash = (hash << 8) ^ b;
        }
        else
        {
            for (var rest = text; rest.Length > 8; rest = rest[8..])
                hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(rest)) * Factor, 29);
            hash ^= MemoryMarshal.Read<ulong>(text[^8..]);
        }

        hash *= Factor;
        return (int)((hash ^ (hash >> 32)) & (ulong)(_slots.Length - 1));
    }
}
