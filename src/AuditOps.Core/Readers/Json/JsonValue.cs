namespace AuditOps.Core.Readers.Json;

/// <summary>Where a value stands in a JSON text.</summary>
/// <param name="Start">Its first byte; of a string the one behind its quote.</param>
/// <param name="Length">Its bytes; of a string those between its quotes.</param>
/// <param name="Form">What has to be done to make a text of it.</param>
internal readonly record struct JsonValue(int Start, int Length, JsonForm Form);

/// <summary>How a value is written.</summary>
internal enum JsonForm : byte
{
    /// <summary>A number, a word, or a string without escapes: its text is as it stands.</summary>
    Plain,

    /// <summary>A string with escapes.</summary>
    Escaped,

    /// <summary>An object or an array.</summary>
    Nested,
}
