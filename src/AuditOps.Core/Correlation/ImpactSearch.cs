using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>An event that followed.</summary>
/// <param name="Event">The event.</param>
/// <param name="Reach">How certain it is that it followed.</param>
/// <param name="Depth">Steps from the events that were asked about.</param>
internal sealed record Follower(LinkEvent Event, double Reach, int Depth);

/// <summary>
/// Goes forward in time from events to what is linked to them and to what followed: each link counts as much as the event is certain that gives it,
/// so that what is reached over doubtful steps soon counts no more.
/// </summary>
internal sealed class ImpactSearch(LinkReader reader, Linker linker)
{
    private readonly Dictionary<(LinkKind Kind, int Key), Dictionary<int, Follower>> _givers = [];
    private readonly Dictionary<(LinkKind Kind, int Key), int> _sharing = [];
    private readonly HashSet<int> _actions = [];
    private int _all;

    /// <summary>What followed, in order.</summary>
    public IReadOnlyList<Follower> Find(IReadOnlyList<LinkEvent> subjects, TimeSpan window, double least)
    {
        var reach = Microseconds.Of(reader.Fit(window, span => subjects.Select(subject => (subject.Time, subject.Time + Microseconds.Of(span)))));
        var events = reader.Read(subjects.Select(subject => (subject.Time, subject.Time + reach)));
        var asked = subjects.Select(subject => subject.Key).ToHashSet();
        Count(events);
        var followers = new List<Follower>();
        foreach (var found in events)
        {
            var follower = asked.Contains(found.Key) ? new Follower(found, 1, 0) : Follow(found);
            if (follower.Reach == 0 || follower.Reach < least)
                continue;
            if (follower.Depth > 0)
                followers.Add(follower);
            Give(follower);
        }

        return followers;
    }

    private void Count(List<LinkEvent> events)
    {
        var counted = new HashSet<(LinkKind, int, int)>();
        foreach (var found in events)
        {
            foreach (var kind in LinkKinds.All)
            {
                var key = found.Takes[(int)kind];
                if (key != 0 && counted.Add((kind, key, found.Sort)))
                    _sharing[(kind, key)] = _sharing.GetValueOrDefault((kind, key)) + 1;
            }
        }

        _all = events.Select(found => found.Sort).Distinct().Count();
    }

    private Follower Follow(LinkEvent found)
    {
        var (sum, strongest, depth) = (0.0, 0.0, 1);
        foreach (var kind in LinkKinds.All)
        {
            var takes = found.Takes[(int)kind];
            var (best, giver) = Best(kind, takes, found);
            if (giver is null || best == 0)
                continue;
            var rarity = kind == LinkKind.RelatedAction ? 1 : reader.Model.Rarity(_sharing[(kind, takes)], _all);
            var counts = reader.Model.Weights[(int)kind] * rarity * best;
            sum += counts;
            if (counts > strongest)
                (strongest, depth) = (counts, giver.Depth + 1);
        }

        return new Follower(found, LinkModel.Round(sum), depth);
    }

    // The most certain gives, as certain as it is in these circumstances.
    private (double Counts, Follower? Giver) Best(LinkKind kind, int takes, LinkEvent found)
    {
        (double Counts, Follower? Giver) best = (0, null);
        foreach (var giver in Givers(kind, takes))
        {
            var counts = giver.Reach * linker.Share(kind, giver.Event, found);
            if (best.Giver is null || (counts, -giver.Depth).CompareTo((best.Counts, -best.Giver.Depth)) > 0)
                best = (counts, giver);
        }

        return best;
    }

    private IEnumerable<Follower> Givers(LinkKind kind, int takes)
    {
        if (takes == 0)
            return [];
        if (kind != LinkKind.RelatedAction)
            return _givers.TryGetValue((kind, takes), out var givers) ? givers.Values : [];
        return _actions.Where(action => linker.IsLink(kind, action, takes)).SelectMany(action => _givers[(kind, action)].Values);
    }

    // Of those that give the same in the same circumstances the most certain is enough; among equals that which is nearer to where it began.
    private void Give(Follower follower)
    {
        foreach (var kind in LinkKinds.All)
        {
            var key = follower.Event.Gives[(int)kind];
            if (key == 0)
                continue;
            if (!_givers.TryGetValue((kind, key), out var givers))
                _givers[(kind, key)] = givers = [];
            if (kind == LinkKind.RelatedAction)
                _actions.Add(key);
            var circumstance = Circumstance.Of(kind, follower.Event);
            if (!givers.TryGetValue(circumstance, out var known) || (follower.Reach, -follower.Depth).CompareTo((known.Reach, -known.Depth)) > 0)
                givers[circumstance] = follower;
        }
    }
}
