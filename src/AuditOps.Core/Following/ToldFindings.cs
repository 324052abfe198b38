namespace AuditOps.Core.Following;

/// <summary>How a finding was when it was told.</summary>
/// <param name="Start">Its first event, UTC.</param>
/// <param name="End">Its last event then, UTC.</param>
/// <param name="Count">How many events it stood for.</param>
/// <param name="IsOngoing">Whether it could go on.</param>
internal readonly record struct ToldFinding(DateTime Start, DateTime End, long Count, bool IsOngoing);

/// <summary>The findings that were told, in this run and, where they are remembered under a name, in those before it.</summary>
internal sealed class ToldFindings : IDisposable
{
    private readonly FindingMemory? _memory;
    private readonly Dictionary<(string Id, DateTime Start), ToldFinding> _told = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private ToldFindings(FindingMemory? memory) => _memory = memory;

    /// <summary>Takes in what a memory holds, and keeps there what is told.</summary>
    public static ToldFindings Open(FindingMemory? memory)
    {
        var findings = new ToldFindings(memory);
        foreach (var (id, told) in memory?.All() ?? [])
        {
            if (told.Count == 0)
                findings._known.Add(id);
            foreach (var each in told)
                findings._told[(id, each.Start)] = each;
        }

        return findings;
    }

    /// <summary>How a finding was when it was last told, or null.</summary>
    public ToldFinding? Find(Finding finding)
    {
        if (_told.TryGetValue((finding.FindingId, finding.Start), out var told))
            return told;

        // A run that did not follow remembered the identity alone.
        return _known.Contains(finding.FindingId) ? new ToldFinding(finding.Start, finding.End, finding.Count, IsOngoing: false) : null;
    }

    /// <summary>A finding is about to be told.</summary>
    public void Add(Finding finding, bool isOngoing)
    {
        var told = new ToldFinding(finding.Start, finding.End, finding.Count, isOngoing);
        _told[(finding.FindingId, finding.Start)] = told;
        _memory?.Add(finding.FindingId, told);
    }

    public void Dispose() => _memory?.Dispose();
}
