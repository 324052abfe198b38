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

    private readonly FrequencySketch sketch = new(entries);
    private readonly NodeList window = new();
    private readonly NodeList probation = new();
    private readonly NodeList protectedPart = new();

    // Of those that there are: where bytes are the bound, there are fewer than there may be.
    private int WindowShare => Math.Max(1, (window.Count + probation.Count + protectedPart.Count) * WindowPercent / 100);

    private int ProtectedShare => (probation.Count + protectedPart.Count) * ProtectedPercent / 100;

    public void Add(MemoryNode node)
    {
        sketch.Add(node.Hash);
        window.Add(node);
    }

    public void Touch(MemoryNode node)
    {
        sketch.Add(node.Hash);
        if (node.List == probation)
            Promote(node);
        else
            node.List?.Touch(node);
    }

    public void Remove(MemoryNode node) => node.List!.Remove(node);

    public MemoryNode? Victim()
    {
        var leaving = probation.First ?? protectedPart.First;
        if (window.Count <= WindowShare || window.First is not { } candidate)
            return leaving ?? window.First;
        if (leaving is null || sketch.Count(candidate.Hash) <= sketch.Count(leaving.Hash))
            return candidate;

        window.Remove(candidate);
        probation.Add(candidate);
        return leaving;
    }

    public void Settle()
    {
        while (window.Count > WindowShare)
        {
            var node = window.First!;
            window.Remove(node);
            probation.Add(node);
        }
    }

    private void Promote(MemoryNode node)
    {
        probation.Remove(node);
        protectedPart.Add(node);
        while (protectedPart.Count > ProtectedShare && protectedPart.First is { } oldest)
        {
            protectedPart.Remove(oldest);
            probation.Add(oldest);
        }
    }
}
