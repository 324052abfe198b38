namespace AuditOps.Core.Caching;

/// <summary>The name of an entry; case counts. Answers have names of their own, so that nobody can set what an analysis is believed to have found.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Name">The key as it was given.</param>
internal readonly record struct CacheKey(CacheItemKind Kind, string Name)
{
    /// <summary>A hash that is the same in every process (FNV-1a), as the runtime's own is not.</summary>
    public int StableHash
    {
        get
        {
            var hash = 2166136261 ^ (uint)Kind;
            foreach (var character in Name)
                hash = (hash ^ character) * 16777619;
            return (int)hash;
        }
    }
}
