using System.Runtime.InteropServices;

namespace AuditOps.Core.Readers.Xml;

/// <summary>Parses one event element: elements, attributes, text. No document type, so no entity but the five of XML and characters by number.</summary>
internal sealed class XmlTree
{
    private const int MaxDepth = 64;
    private readonly List<XmlNode> nodes = [];
    private readonly List<(Range Name, Range Value)> attributes = [];
    private readonly int[] path = new int[MaxDepth];

    /// <summary>The elements; the first is the root.</summary>
    public ReadOnlySpan<XmlNode> Nodes => CollectionsMarshal.AsSpan(nodes);

    /// <summary>The attributes of an element.</summary>
    public ReadOnlySpan<(Range Name, Range Value)> AttributesOf(in XmlNode node) => CollectionsMarshal.AsSpan(attributes)[node.Attributes];

    /// <summary>Parses; false where the text is not well-formed.</summary>
    public bool TryParse(ReadOnlySpan<byte> text)
    {
        nodes.Clear();
        attributes.Clear();
        var (at, depth) = (0, 0);
        while (at < text.Length)
        {
            var open = text[at..].IndexOf((byte)'<');
            if (open < 0 || (depth == 0 && nodes.Count > 0)) return depth == 0 && nodes.Count > 0 && open < 0;
            at += open;
            var rest = text[at..];
            if (rest.StartsWith("<!--"u8) || rest.StartsWith("<?"u8))
            {
                var comment = rest[1] == '!';
                var end = comment ? rest[4..].IndexOf("-->"u8) : rest.IndexOf("?>"u8);
                if (end < 0) return false;
                at += comment ? end + 7 : end + 2;
                continue;
            }
            if (rest.StartsWith("<![CDATA["u8))
            {
                var end = rest.IndexOf("]]>"u8);
                if (end < 0) return false;
                at += end + 3;
                continue;
            }
            if (rest.Length < 2) return false;
            if (rest[1] == '/')
            {
                var end = rest.IndexOf((byte)'>');
                if (end < 0 || depth == 0) return false;
                ref var node = ref CollectionsMarshal.AsSpan(nodes)[path[depth - 1]];
                if (!LocalName(text, at + 2, at + end, out var name) || !text[name].SequenceEqual(text[node.Name])) return false;
                node.Text = node.Text.Start..at;
                depth--;
                at += end + 1;
                continue;
            }
            if (depth == MaxDepth || !OpenTag(text, ref at, ref depth)) return false;
        }
        return depth == 0 && nodes.Count > 0;
    }

    private bool OpenTag(ReadOnlySpan<byte> text, ref int at, ref int depth)
    {
        var i = at + 1;
        while (i < text.Length && text[i] is > (byte)' ' and not ((byte)'>' or (byte)'/')) i++;
        if (!LocalName(text, at + 1, i, out var name)) return false;
        var firstAttribute = attributes.Count;
        while (true)
        {
            while (i < text.Length && text[i] <= ' ') i++;
            if (i >= text.Length) return false;
            if (text[i] is (byte)'>' or (byte)'/') break;
            if (!Attribute(text, ref i)) return false;
        }
        var empty = text[i] == '/';
        if (empty && (++i >= text.Length || text[i] != '>')) return false;
        i++;
        var index = nodes.Count;
        if (depth > 0)
        {
            ref var parent = ref CollectionsMarshal.AsSpan(nodes)[path[depth - 1]];
            if (parent.HasChildren) CollectionsMarshal.AsSpan(nodes)[parent.Last].Next = index;
            else parent.First = index;
            (parent.HasChildren, parent.Last) = (true, index);
        }
        var isData = text[name].SequenceEqual("Data"u8);
        var key = isData ? KeyOfData(text, name, firstAttribute) : name;
        nodes.Add(new()
        {
            Name = name,
            Key = key,
            Hash = Hash(text[key]),
            IsData = isData,
            Attributes = firstAttribute..attributes.Count,
            Text = i..i,
            Next = -1,
            First = -1,
            Last = -1,
        });
        if (!empty) path[depth++] = index;
        at = i;
        return true;
    }

    private Range KeyOfData(ReadOnlySpan<byte> text, Range name, int firstAttribute)
    {
        foreach (var (attribute, value) in CollectionsMarshal.AsSpan(attributes)[firstAttribute..])
            if (text[attribute].SequenceEqual("Name"u8) && !text[value].IsEmpty) return value;
        return name;
    }

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    private bool Attribute(ReadOnlySpan<byte> text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is not ((byte)'=' or (byte)'>' or (byte)'<')) i++;
        if (i >= text.Length || text[i] != '=') return false;
        var name = start..(start + text[start..i].TrimEnd(" \t\r\n"u8).Length);
        i++;
        while (i < text.Length && text[i] <= ' ') i++;
        if (i >= text.Length || text[i] is not ((byte)'"' or (byte)'\'')) return false;
        var length = text[(i + 1)..].IndexOf(text[i]);
        if (length < 0) return false;
        if (!text[name].StartsWith("xmlns"u8)) attributes.Add((name, (i + 1)..(i + 1 + length)));
        i += length + 2;
        return true;
    }

    private static bool LocalName(ReadOnlySpan<byte> text, int start, int end, out Range name)
    {
        var whole = text[start..end].TrimEnd(" \t\r\n"u8);
        var colon = whole.LastIndexOf((byte)':');
        name = (start + colon + 1)..(start + whole.Length);
        return whole.Length > colon + 1;
    }
}
