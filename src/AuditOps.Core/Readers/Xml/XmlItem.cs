namespace AuditOps.Core.Readers.Xml;

/// <summary>One event element, or text between events that is not mere decoration.</summary>
/// <param name="Broken">Why the bytes are no event; null where they may be one.</param>
internal readonly record struct XmlItem(int Start, int Length, string? Broken);
