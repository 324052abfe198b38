namespace AuditOps.Core.Readers.Json;

/// <summary>What a scan of one JSON value found.</summary>
internal enum JsonState
{
    /// <summary>The bytes end inside the value.</summary>
    Partial,

    /// <summary>The value is valid.</summary>
    Whole,

    /// <summary>The value is not JSON.</summary>
    Broken,
}

/// <summary>The result of scanning one JSON value.</summary>
/// <param name="Length">Bytes of a whole value; where a broken one breaks.</param>
/// <param name="Repair">True where strings hold raw control characters or lone surrogates, which <see cref="JsonRepair"/> replaces.</param>
internal readonly record struct JsonScan(JsonState State, int Length, bool Repair);
