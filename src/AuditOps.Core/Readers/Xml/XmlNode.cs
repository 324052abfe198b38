namespace AuditOps.Core.Readers.Xml;

/// <summary>An element of an event, as places in its text.</summary>
internal struct XmlNode
{
    /// <summary>The name without prefix.</summary>
    public Range Name;

    /// <summary>What it is called in JSON: a Data element has the name in its Name attribute.</summary>
    public Range Key;

    /// <summary>A hash of the key.</summary>
    public ulong Hash;

    /// <summary>True for a Data element.</summary>
    public bool IsData;

    /// <summary>Its attributes, as pairs of ranges in the reader's list.</summary>
    public Range Attributes;

    /// <summary>The text inside, where it holds no elements: with entities as they stand.</summary>
    public Range Text;

    public bool HasChildren;

    /// <summary>The next element with the same parent, or -1.</summary>
    public int Next;

    /// <summary>Its first and last child, or -1.</summary>
    public int First;
    public int Last;
}
