using System.Runtime.CompilerServices;

namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// Remembers what was read until their order is brought up to date, so that a reader takes no lock. Each thread has a buffer of its
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
    public bool TryAdd(MemoryNode node) => node.Slot is var slot && (slot == 0 || Own.TryAdd(slot));

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
        // Many at once: the order may come from another processor, which costs as much as a read, and what was read often is moved once.
        private const int Size = 4_096;

        // The places that the order keeps for what was read; 0 for one that is not yet written.
        private readonly int[] places = new int[Size];

        // How often each was read, by its place in the order; zero between two times.
        private int[] reads = new int[16];

        // Written by readers and by whoever empties: apart from one another, and from those of the next stripe.
        private Cursors cursors;

        public bool TryAdd(int slot)
        {
            var end = Volatile.Read(ref cursors.End);
            if (end - Volatile.Read(ref cursors.Start) >= Size)
                return false;
            if (Interlocked.CompareExchange(ref cursors.End, end + 1, end) == end)
                Volatile.Write(ref At(end), slot);
            return true;
        }

        public void Empty(IEvictionPolicy policy)
        {
            // A reader may have taken a place and not yet written to it: the next time.
            var (start, end) = (cursors.Start, cursors.Start);
            while (end < Volatile.Read(ref cursors.End) && Volatile.Read(ref At(end)) != 0)
                end++;
            KeepLast(start, end);
            for (var i = start; i < end; i++)
            {
                if (At(i) is var slot && slot == 0)
                    continue;
                policy.Touch(slot, reads[slot]);
                reads[slot] = 0;
                At(i) = 0;
            }

            Volatile.Write(ref cursors.Start, end);
        }

        // The last read of a node decides its place in the order.
        private void KeepLast(long start, long end)
        {
            for (var i = end - 1; i >= start; i--)
            {
                var slot = At(i);
                if (slot >= reads.Length)
                    Array.Resize(ref reads, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)slot + 1));
                if (++reads[slot] > 1)
                    At(i) = 0;
            }
        }

        private ref int At(long index) => ref places[index & (Size - 1)];
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
