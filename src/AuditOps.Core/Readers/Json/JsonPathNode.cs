using System.Text;

namespace AuditOps.Core.Readers.Json;

/// <summary>A step of one or more paths: what is wanted of a value, and which of its members and elements paths go on to.</summary>
internal sealed class JsonPathNode
{
    private (ulong Code, byte[] Name, JsonPathNode Node)[] members = [];
    private int mask;

    /// <summary>The paths that end here.</summary>
    public int[] Paths { get; private set; } = [];

    /// <summary>The elements that paths go on to, by their number; null for others.</summary>
    public List<JsonPathNode?> Elements { get; } = [];

    /// <summary>Whether paths go on to members.</summary>
    public bool HasMembers => mask > 0;

    /// <summary>The text in which it was seen last: of several members of one name the first counts.</summary>
    public long Seen { get; set; }

    /// <summary>Lets a path end here.</summary>
    public void End(int path) => Paths = [.. Paths, path];

    /// <summary>The step to a member, made where there is none.</summary>
    public JsonPathNode Add(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (Member(bytes) is { } known)
            return known;
        var all = members.Where(member => member.Node is not null).Append((NameCode.Of(bytes), bytes, new JsonPathNode())).ToList();
        mask = 3;
        while (mask < all.Count * 2)
            mask = mask * 2 + 1;
        members = new (ulong, byte[], JsonPathNode)[mask + 1];
        foreach (var member in all)
        {
            var slot = Slot(member.Item1, member.Item2.Length);
            while (members[slot].Node is not null)
                slot = (slot + 1) & mask;
            members[slot] = member;
        }

        return all[^1].Item3;
    }

    /// <summary>The step to an element, made where there is none.</summary>
    public JsonPathNode Add(int element)
    {
        while (Elements.Count <= element)
            Elements.Add(null);
        return Elements[element] ??= new JsonPathNode();
    }

    /// <summary>The step to a member, or null.</summary>
    public JsonPathNode? Member(ReadOnlySpan<byte> name)
    {
        if (mask == 0)
            return null;
        var code = NameCode.Of(name);
        for (var slot = Slot(code, name.Length); members[slot].Node is { } node; slot = (slot + 1) & mask)
        {
            ref readonly var member = ref members[slot];
            if (member.Code == code && member.Name.Length == name.Length && (name.Length <= 8 || name.SequenceEqual(member.Name)))
                return node;
        }

        return null;
    }

    private int Slot(ulong code, int length) => (int)(((code ^ (ulong)length) * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
