namespace AuditOps.Core.Readers.Xml;

/// <summary>Makes JSON of an event element, in the shape that other exports of Windows events have (evtx_dump): attributes in <c>#attributes</c>, data by name.</summary>
internal sealed class XmlFields
{
    private readonly XmlTree tree = new();
    private readonly JsonText json = new();
    private readonly Bytes decoded = new();

    /// <summary>Converts one element; empty where it is not well-formed.</summary>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> text)
    {
        json.Clear();
        if (!tree.TryParse(text)) return [];
        json.Raw("{\"Event\":"u8);
        if (!Value(text, tree.Nodes[0], withAttributes: true)) return [];
        json.Raw("}"u8);
        return json.Written;
    }

    private bool Value(ReadOnlySpan<byte> text, in XmlNode node, bool withAttributes)
    {
        var attributes = withAttributes ? tree.AttributesOf(node) : [];
        if (!node.HasChildren)
        {
            if (attributes.IsEmpty) return Text(text[node.Text], orNull: true);
            return Open(text, attributes) && (text[node.Text].IsEmpty || Named("#text"u8, text[node.Text])) && Close();
        }
        return Open(text, attributes) && Children(text, node) && Close();
    }

    private bool Open(ReadOnlySpan<byte> text, ReadOnlySpan<(Range Name, Range Value)> attributes)
    {
        json.Raw("{"u8);
        if (attributes.IsEmpty) return true;
        json.Name("#attributes"u8);
        json.Raw("{"u8);
        foreach (var (name, value) in attributes)
            if (!Named(text[name], text[value])) return false;
        return Close();
    }

    private bool Close()
    {
        json.Raw("}"u8);
        return true;
    }

    // Elements of one name become an array at the place of the first.
    private bool Children(ReadOnlySpan<byte> text, in XmlNode parent)
    {
        var nodes = tree.Nodes;
        for (var index = parent.First; index >= 0; index = nodes[index].Next)
        {
            ref readonly var node = ref nodes[index];
            if (Twin(text, parent.First, node) != index) continue;
            decoded.Clear();
            if (!XmlText.TryDecode(text[node.Key], decoded)) return false;
            json.AnyName(decoded.Span);
            var twin = Twin(text, node.Next, node);
            if (twin < 0)
            {
                if (!Value(text, node, !node.IsData)) return false;
                continue;
            }
            json.Raw("["u8);
            for (twin = index; twin >= 0; twin = Twin(text, nodes[twin].Next, node))
            {
                json.Comma();
                if (!Value(text, nodes[twin], !node.IsData)) return false;
            }
            json.Raw("]"u8);
        }
        return true;
    }

    /// <summary>Finds the first element from a place on that is called like this one.</summary>
    private int Twin(ReadOnlySpan<byte> text, int from, in XmlNode node)
    {
        var nodes = tree.Nodes;
        for (var index = from; index >= 0; index = nodes[index].Next)
            if (nodes[index].Hash == node.Hash && text[nodes[index].Key].SequenceEqual(text[node.Key])) return index;
        return -1;
    }

    private bool Named(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        json.AnyName(name);
        return Text(value, orNull: false);
    }

    private bool Text(ReadOnlySpan<byte> text, bool orNull)
    {
        decoded.Clear();
        if (!XmlText.TryDecode(text, decoded)) return false;
        if (decoded.Count == 0 && orNull) json.Raw("null"u8);
        else json.String(decoded.Span);
        return true;
    }
}
