using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>The failures of a campaign since some time that meet a condition, under the action that counts most of them.</summary>
internal sealed class RecentFailures
{
    private static readonly RecentFailures None = new(null, 0, _ => false);

    private readonly Trail? _trail;
    private readonly long _since;
    private readonly Func<Trail.Entry, bool> _condition;

    private RecentFailures(Trail? trail, long since, Func<Trail.Entry, bool> condition)
    {
        (_trail, _since, _condition) = (trail, since, condition);
        Count = Entries.Sum(entry => entry.Count);
    }

    /// <summary>How many, with repetitions, as far back as a campaign keeps them.</summary>
    public long Count { get; }

    /// <summary>They as they came, earliest first.</summary>
    public IEnumerable<EventKey> Keys => Entries.Reverse().Select(entry => entry.Key);

    /// <summary>The time of the earliest.</summary>
    public long First => Entries.Last().Time;

    private IEnumerable<Trail.Entry> Entries => _trail?.Since(_since).Where(_condition) ?? [];

    public static RecentFailures Of(Campaign? campaign, long since, Func<Trail.Entry, bool> condition)
    {
        if (campaign is null || campaign.Last < since)
            return None;
        return campaign.Trails.Select(trail => new RecentFailures(trail, since, condition))
            .MaxBy(recent => (recent.Count, recent._trail!.Action == SignIn.Login)) ?? None;
    }

    /// <summary>Different names on the other side.</summary>
    public int Others() => Entries.Select(entry => entry.Other).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>Failures of a name since it last succeeded, however long ago they were.</summary>
    public long Pending(string? other) => Math.Max(Count, _trail?.Others.Pending(other) ?? 0);
}
