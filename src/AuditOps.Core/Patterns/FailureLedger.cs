using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>The campaigns of one sort of entity. Those that go quiet are closed: forgotten, unless they are notable.</summary>
internal sealed class FailureLedger
{
    /// <summary>A pause longer than this ends a campaign.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(24);

    private const int FewestToSweep = 100_000;

    private static readonly long QuietMicroseconds = Microseconds.Of(Quiet);

    private readonly Dictionary<string, Campaign> _open = new(StringComparer.Ordinal);
    private readonly List<Campaign> _closed = [];
    private int _sweepAt = FewestToSweep;

    /// <summary>Campaigns that are remembered because they may go on.</summary>
    public int Open => _open.Count;

    /// <summary>Every campaign that there is something to look at.</summary>
    public IEnumerable<Campaign> Notable => _closed.Concat(_open.Values.Where(campaign => campaign.IsNotable));

    /// <summary>The entity's campaign, if it goes on at this time.</summary>
    public Campaign? Find(string? entity, long time) =>
        entity is not null && _open.TryGetValue(entity, out var campaign) && time - campaign.Last <= QuietMicroseconds ? campaign : null;

    /// <param name="entity">Who failed, or what was failed on; without one nothing is counted.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="other">The other side.</param>
    /// <param name="acquaintance">Whether the account had logged in before.</param>
    public void Fail(string? entity, in SignIn failure, string? other, Acquaintance acquaintance)
    {
        if (entity is null)
            return;

        var campaign = Find(entity, failure.Time);
        if (campaign is null)
        {
            if (_open.Remove(entity, out var ended))
                Close(ended);
            campaign = _open[entity] = new Campaign(entity, failure.Time);
            if (_open.Count >= _sweepAt)
                Sweep(failure.Time);
        }

        campaign.Add(failure, other, acquaintance);
    }

    public void Succeed(string? entity, string? other, long time, bool isUsual) => Find(entity, time)?.Succeed(other, time, isUsual);

    private void Sweep(long now)
    {
        foreach (var (entity, campaign) in _open)
        {
            if (now - campaign.Last > QuietMicroseconds)
            {
                _open.Remove(entity);
                Close(campaign);
            }
        }

        _sweepAt = Math.Max(FewestToSweep, 2 * _open.Count);
    }

    private void Close(Campaign campaign)
    {
        if (campaign.IsNotable)
            _closed.Add(campaign);
    }
}
