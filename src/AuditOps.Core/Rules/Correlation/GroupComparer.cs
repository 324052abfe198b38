namespace AuditOps.Core.Rules.Correlation;

/// <summary>Groups are the same when all their values are, to the letter.</summary>
internal sealed class GroupComparer : IEqualityComparer<string[]>
{
    public static readonly GroupComparer Instance = new();

    public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(string[] values)
    {
        var hash = default(HashCode);
        foreach (var value in values)
            hash.Add(string.GetHashCode(value, StringComparison.Ordinal));
        return hash.ToHashCode();
    }
}
