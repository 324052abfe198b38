namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// How often keys were seen of late: a count-min sketch of four rows of 4-bit counters, all halved after ten times as many uses as there are
/// entries, so that what was frequent is forgotten (TinyLFU, Einziger, Friedman and Manes 2017).
/// </summary>
internal sealed class FrequencySketch
{
    /// <summary>The highest count.</summary>
    public const int Most = 15;

    private const int Rows = 4;
    private const ulong HalfMask = 0x7777777777777777;
    private const ulong OddMask = 0x1111111111111111;
    private const int UsesForEachEntry = 10;

    private static readonly ulong[] Seeds = [0xc3a5c85c97cb3127, 0xb492b66fbe98f273, 0x9ae16a3b2f90404f, 0xcbf29ce484222325];

    private readonly ulong[] table;
    private readonly int mask;
    private readonly int period;
    private int uses;

    /// <param name="entries">How many entries there will be.</param>
    public FrequencySketch(int entries)
    {
        table = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(entries, 16))];
        mask = table.Length - 1;
        period = Math.Max(entries, 16) * UsesForEachEntry;
    }

    /// <summary>How often a key was seen: never less than it was since the last halving.</summary>
    public int Count(int hash)
    {
        var least = Most;
        for (var row = 0; row < Rows; row++)
        {
            var (index, shift) = Place(hash, row);
            least = Math.Min(least, (int)(table[index] >> shift) & Most);
        }

        return least;
    }

    /// <summary>Counts a key.</summary>
    public void Add(int hash)
    {
        var added = false;
        for (var row = 0; row < Rows; row++)
        {
            var (index, shift) = Place(hash, row);
            if (((table[index] >> shift) & Most) == Most)
                continue;
            table[index] += 1UL << shift;
            added = true;
        }

        if (added && ++uses >= period)
            Halve();
    }

    private void Halve()
    {
        var odd = 0;
        for (var index = 0; index < table.Length; index++)
        {
            odd += System.Numerics.BitOperations.PopCount(table[index] & OddMask);
            table[index] = (table[index] >> 1) & HalfMask;
        }

        // Each use is counted in four rows, and an odd count loses half a use.
        uses = Math.Max(0, (uses - (odd / Rows)) / 2);
    }

    // The rows share the table: each has its own four of the sixteen counters of a word.
    private (int Index, int Shift) Place(int hash, int row)
    {
        var mixed = ((ulong)(uint)hash + Seeds[row]) * Seeds[row];
        mixed ^= mixed >> 32;
        return ((int)(mixed & (ulong)mask), (int)(((mixed >> 40) & 3) + ((ulong)row * 4)) * 4);
    }
}
