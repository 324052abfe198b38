namespace AuditOps.Core.Readers.Auditd;

/// <summary>A field of a record, as places in the slice.</summary>
/// <param name="Code">The name's first eight bytes as a number: most names are known by it.</param>
/// <param name="Quoted">True where the value stood in quotes, so that it is no hexadecimal code.</param>
/// <param name="Translated">True where auditd put it behind the record to name what a number means (enriched logs).</param>
internal readonly record struct AuditdField(ulong Code, int Name, int Value, int Length, ushort NameLength, bool Quoted, bool Translated);
