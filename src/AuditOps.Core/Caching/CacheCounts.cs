using System.Runtime.CompilerServices;

namespace AuditOps.Core.Caching;

/// <summary>What is counted. Their names are those of the file.</summary>
internal enum CacheCount
{
    MemoryHits,
    MemoryMisses,
    MemorySets,
    MemoryDeletes,
    MemoryInvalidations,
    MemoryEvictions,
    MemoryExpirations,
    DiskHits,
    DiskMisses,
    DiskSets,
    DiskDeletes,
    DiskInvalidations,
    DiskEvictions,
    DiskExpirations,
    Sets,
    Deletes,
    Invalidations,
}

/// <summary>Counts from any thread. Each thread counts in a place of its own, so that two that only read never wait for one another.</summary>
internal sealed class CacheCounts
{
    /// <summary>The counts that there are.</summary>
    public static int Kinds { get; } = Enum.GetValues<CacheCount>().Length;

    // A power of two that is more than the kinds, and several cache lines.
    private const int Stride = 32;
    private static readonly int Mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2) - 1;

    // The first stripe stays empty: beside it lies the length of the array, which every thread reads.
    private readonly long[] cells = new long[(Mask + 2) * Stride];

    /// <summary>Adds one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(CacheCount count) => Interlocked.Increment(ref Cell(count));

    /// <summary>Adds several.</summary>
    public void Add(CacheCount count, long number)
    {
        if (number != 0)
            Interlocked.Add(ref Cell(count), number);
    }

    /// <summary>What was counted since it was taken last, by the count.</summary>
    public long[] Take()
    {
        var taken = new long[Kinds];
        for (var stripe = 0; stripe <= Mask; stripe++)
        {
            for (var kind = 0; kind < Kinds; kind++)
                taken[kind] += Interlocked.Exchange(ref Cell(stripe, kind), 0);
        }

        return taken;
    }

    /// <summary>Gives back what could not be written.</summary>
    public void Return(ReadOnlySpan<long> taken)
    {
        for (var kind = 0; kind < Kinds; kind++)
            Add((CacheCount)kind, taken[kind]);
    }

    private ref long Cell(CacheCount count) => ref Cell(Environment.CurrentManagedThreadId & Mask, (int)count);

    private ref long Cell(int stripe, int kind) => ref cells[((stripe + 1) * Stride) + kind];
}
