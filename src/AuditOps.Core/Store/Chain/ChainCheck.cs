using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Chain;

/// <summary>Follows the chain from its first link, and so learns which segments and imports there must be.</summary>
internal sealed class ChainCheck
{
    private readonly Dictionary<string, (Segment Segment, long Link)> alive = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, (ImportMark Mark, long Link)> marks = [];
    private readonly List<Fault> faults = [];

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The segments that the links leave, and the link that added each.</summary>
    public IReadOnlyDictionary<string, (Segment Segment, long Link)> Alive => alive;

    /// <summary>How far the links say that inputs were imported.</summary>
    public IReadOnlyDictionary<ulong, (ImportMark Mark, long Link)> Marks => marks;

    /// <summary>Follows the links.</summary>
    public static ChainCheck Follow(IEnumerable<StoredLink> links)
    {
        var check = new ChainCheck();
        var (number, previous) = (0L, (string?)StoredLink.Origin);
        foreach (var link in links)
        {
            if (link.Number != ++number)
            {
                check.Add(number, $"Link {number} is missing.");
                (number, previous) = (link.Number, null);
            }

            check.Follow(link, previous);
            previous = link.Hash;
        }

        return check;
    }

    private void Follow(StoredLink link, string? previous)
    {
        if (StoredLink.HashOf(link.Body) != link.Hash)
        {
            Add(link.Number, $"Link {link.Number} was changed: its text has not the hash that is stored with it.");
            return;
        }

        try
        {
            var (number, before, content) = LinkText.Read(link.Body);
            if (number != link.Number || (previous is not null && before != previous))
            {
                Add(link.Number, $"Link {link.Number} does not follow on the link before it: one of the two was replaced.");
            }

            Apply(link.Number, content);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or IndexOutOfRangeException or InvalidOperationException)
        {
            Add(link.Number, $"The text of link {link.Number} cannot be read.");
        }
    }

    private void Apply(long link, LinkContent content)
    {
        foreach (var removed in content.Removed)
        {
            if (!alive.Remove(removed.Name, out var known) || known.Segment.Sha256 != removed.Sha256 || known.Segment.Rows != removed.Rows)
            {
                Add(link, $"Link {link} removes the segment {removed.Name} as the store never had it.");
            }
        }

        foreach (var added in content.Added)
        {
            if (!alive.TryAdd(added.Name, (added, link)))
            {
                Add(link, $"Link {link} adds the segment {added.Name} a second time.");
            }
        }

        foreach (var mark in content.Imports)
        {
            marks[mark.Source] = (mark, link);
        }
    }

    private void Add(long link, string problem) => faults.Add(new Fault(link, problem));
}
