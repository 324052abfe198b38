using System.Runtime.CompilerServices;

namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// Remembers which nodes were read until their order is brought up to date, so that a reader takes no lock. Each thread has a buffer of its
/// own, or shares one: what a single thread reads comes out complete and in order; where two meet in one buffer, a read may be forgotten.
/// </summary>
internal sealed class ReadBuffers
{
    private static readonly int Mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2) - 1;

    private readonly Stripe[] stripes = [.. Enumerable.Range(0, Mask + 1).Select(_ => new Stripe())];

    private Stripe Own => stripes[Environment.CurrentManagedThreadId & Mask];

    /// <summary>Remembers a read.</summary>
    /// <returns>False if the buffer is full and must be emptied first.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(MemoryNode node) => Own.TryAdd(node);

    /// <summary>Takes what this thread has read. One thread at a time.</summary>
    public void EmptyOwn(IEvictionPolicy policy) => Own.Empty(policy);

    /// <summary>Takes what is remembered. One thread at a time.</summary>
    public void Empty(IEvictionPolicy policy)
    {
        foreach (var stripe in stripes)
            stripe.Empty(policy);
    }

    private sealed class Stripe
    {
        // Many at once, because the order may come from another processor, which costs as much as several reads.
        private const int Size = 512;

        private readonly MemoryNode?[] nodes = new MemoryNode?[Size];

        // Written by readers and by whoever empties: apart from one another, and from those of the next stripe.
        private Cursors cursors;

        public bool TryAdd(MemoryNode node)
        {
            var end = Volatile.Read(ref cursors.End);
            if (end - Volatile.Read(ref cursors.Start) >= Size)
                return false;
            if (Interlocked.CompareExchange(ref cursors.End, end + 1, end) == end)
                Volatile.Write(ref nodes[end & (Size - 1)], node);
            return true;
        }

        public void Empty(IEvictionPolicy policy)
        {
            var start = cursors.Start;
            for (var end = Volatile.Read(ref cursors.End); start < end; start++)
            {
                ref var place = ref nodes[start & (Size - 1)];

                // A reader has taken the place and not yet written to it: the next time.
                if (Volatile.Read(ref place) is not { } node)
                    break;
                place = null;
                policy.Touch(node);
            }

            Volatile.Write(ref cursors.Start, start);
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit, Size = 384)]
    private struct Cursors
    {
        [System.Runtime.InteropServices.FieldOffset(128)]
        public long Start;

        [System.Runtime.InteropServices.FieldOffset(256)]
        public long End;
    }
}
