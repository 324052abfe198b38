namespace AuditOps.Core.Formats;

/// <summary>What a format wants of the JSON in <c>fields</c>.</summary>
/// <param name="Paths">The paths that are columns of <c>input</c> for it.</param>
/// <param name="Wrapped">A path that every record has, then paths that may hold the whole record where it has not; empty where records are never wrapped.</param>
internal sealed record FieldPaths(IReadOnlyList<string> Paths, IReadOnlyList<string> Wrapped)
{
    /// <summary>Nothing.</summary>
    public static FieldPaths None { get; } = new([], []);
}
