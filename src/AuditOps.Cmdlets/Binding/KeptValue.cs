using System.Collections;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>
/// Objects as text and back, as Export-Clixml does it. Everything that comes out of the cache is a copy that has gone through text, also the
/// first time: whoever changes it changes nothing that others get, and a script sees the same kind of object whether it was kept or not.
/// </summary>
internal static class KeptValue
{
    private const int LiveDepth = 2;
    private const int LongestDepth = 64;

    /// <summary>Objects as text.</summary>
    public static string Write(IReadOnlyList<object?> values) => PSSerializer.Serialize(values.ToArray(), DepthOf(values, 0, new(ReferenceEqualityComparer.Instance)) + 1);

    /// <summary>Whether a text holds a SecureString, as a credential does. Without Windows' protection of data it stands there as it is, in hexadecimal.</summary>
    public static bool IsSecret(string text) => text.Contains("<SS>", StringComparison.Ordinal) || text.Contains("<SS ", StringComparison.Ordinal);

    /// <summary>The objects of a text.</summary>
    public static IEnumerable<object?> Read(string text) => PSSerializer.Deserialize(text) switch
    {
        PSObject { BaseObject: IEnumerable many } => many.Cast<object?>(),
        IEnumerable many => many.Cast<object?>(),
        var one => [one],
    };

    /// <summary>An item with its value as an object.</summary>
    public static CacheItem Shown(CacheItem item) => item.Value is string text
        ? item with { Value = Read(text).ToArray() is var values && values is [var one] ? one : values }
        : item;

    // Data is kept whole, however deep it is; of a live object, such as a process, whose parts lead to everything there is, two levels.
    private static int DepthOf(object? value, int level, Dictionary<object, int> seen)
    {
        var whole = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (level >= LongestDepth || whole is null or string || whole.GetType().IsPrimitive)
            return level;

        // What holds itself would be looked at for ever.
        var identity = whole is PSCustomObject ? value! : whole;
        if (seen.TryGetValue(identity, out var before) && before >= level)
            return level;
        seen[identity] = level;
        IEnumerable<object?>? parts = whole switch
        {
            PSCustomObject => ((PSObject)value!).Properties.OfType<PSNoteProperty>().Select(property => property.Value),
            IDictionary map => map.Values.Cast<object?>(),
            IEnumerable many => many.Cast<object?>(),
            _ => null,
        };
        return parts is null ? level + LiveDepth : parts.Select(part => DepthOf(part, level + 1, seen)).Append(level + 1).Max();
    }
}
