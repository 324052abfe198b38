namespace AuditOps.Core.Store.Reading;

/// <summary>What events carry so that the next command finds them again.</summary>
/// <param name="Store">The store, or null when <paramref name="LiteralPath"/> says where they came from.</param>
/// <param name="LiteralPath">The files, or null.</param>
internal sealed record ResultStamp(string? Store, IReadOnlyList<string>? LiteralPath);
