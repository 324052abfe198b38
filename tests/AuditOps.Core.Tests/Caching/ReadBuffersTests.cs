using AuditOps.Core.Caching;
using AuditOps.Core.Caching.Memory;

namespace AuditOps.Core.Tests.Caching;

/// <summary>What readers remember until the order is brought up to date.</summary>
public sealed class ReadBuffersTests
{
    [Fact]
    public void Empty_NodesReadSeveralTimes_TouchesEachAtItsLastReadWithAllItsReads()
    {
        var (buffers, policy) = (new ReadBuffers(), new Touches());
        foreach (var slot in new[] { 3, 1, 3, 2, 100, 1 })
            Assert.True(buffers.TryAdd(Node(slot)));

        buffers.Empty(policy);
        buffers.Empty(policy);

        Assert.Equal([(3, 2), (2, 1), (100, 1), (1, 2)], policy.Touched);
    }

    [Fact]
    public void Empty_NodeThatLeftWhileItWasRead_StopsNothing()
    {
        var (buffers, policy) = (new ReadBuffers(), new Touches());
        foreach (var slot in new[] { 1, 0, 2 })
            Assert.True(buffers.TryAdd(Node(slot)));

        buffers.EmptyOwn(policy);

        Assert.Equal([(1, 1), (2, 1)], policy.Touched);
    }

    [Fact]
    public void TryAdd_MoreThanThereIsRoomFor_AsksToEmptyFirst()
    {
        var (buffers, policy) = (new ReadBuffers(), new Touches());
        var taken = 0;
        while (buffers.TryAdd(Node(7)))
            taken++;

        buffers.EmptyOwn(policy);

        Assert.Equal([(7, taken)], policy.Touched);
        Assert.True(buffers.TryAdd(Node(7)));
    }

    private static MemoryNode Node(int slot) => new(default, new CacheEntry([], [], default, null), 0, slot, slot, long.MaxValue) { Slot = slot };

    private sealed class Touches : IEvictionPolicy
    {
        public List<(int Slot, int Times)> Touched { get; } = [];

        public void Touch(int slot, int times) => Touched.Add((slot, times));

        public void Add(MemoryNode node)
        {
        }

        public void Remove(MemoryNode node)
        {
        }

        public MemoryNode? Victim() => null;

        public void Settle()
        {
        }
    }
}
