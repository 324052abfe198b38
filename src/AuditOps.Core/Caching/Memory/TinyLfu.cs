namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// W-TinyLFU (Einziger, Friedman and Manes 2017): what comes waits in a small window, and enters the main part only if it was seen more often
/// of late than what would leave for it. The main part keeps what was read again apart from what was not.
/// </summary>
/// <param name="entries">How many entries there will be.</param>
internal sealed class TinyLfu(int entries) : IEvictionPolicy
{
    private const int WindowPercent = 1;
    private const int ProtectedPercent = 80;

    private const int Window = 0;
    private const int Probation = 1;
    private const int Protected = 2;

    private readonly FrequencySketch sketch = new(entries);
    private readonly NodeOrder order = new(lists: 3);

    // Of those that there are: where bytes are the bound, there are fewer than there may be.
    private int WindowShare => Math.Max(1, (order.Count(Window) + order.Count(Probation) + order.Count(Protected)) * WindowPercent / 100);

    private int ProtectedShare => (order.Count(Probation) + order.Count(Protected)) * ProtectedPercent / 100;

    public void Add(MemoryNode node)
    {
        sketch.Add(node.Hash);
        order.Add(node, Window);
    }

    public void Touch(int slot, int times)
    {
        if (order.At(slot) is not { } node)
            return;
        for (var i = 0; i < times; i++)
            sketch.Add(node.Hash);
        if (order.ListOf(slot) == Probation)
            Promote(slot);
        else
            order.Move(slot, order.ListOf(slot));
    }

    public void Remove(MemoryNode node) => order.Remove(node);

    public MemoryNode? Victim()
    {
        var leaving = order.First(Probation) ?? order.First(Protected);
        if (order.Count(Window) <= WindowShare || order.First(Window) is not { } candidate)
            return leaving ?? order.First(Window);
        if (leaving is null || sketch.Count(candidate.Hash) <= sketch.Count(leaving.Hash))
            return candidate;

        order.Move(candidate.Slot, Probation);
        return leaving;
    }

    public void Settle()
    {
        while (order.Count(Window) > WindowShare)
            order.Move(order.First(Window)!.Slot, Probation);
    }

    private void Promote(int slot)
    {
        order.Move(slot, Protected);
        while (order.Count(Protected) > ProtectedShare && order.First(Protected) is { } oldest)
            order.Move(oldest.Slot, Probation);
    }
}
