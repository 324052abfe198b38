namespace AuditOps.Core.Readers.Json;

/// <summary>One record, or a text that should be one, inside a slice.</summary>
/// <param name="Broken">True where the bytes are no JSON value.</param>
/// <param name="ErrorAt">Where a broken record breaks, from its first byte.</param>
/// <param name="Repair">True where a whole value needs <see cref="JsonRepair"/>.</param>
internal readonly record struct JsonItem(int Start, int Length, bool Broken, int ErrorAt, bool Repair);
