namespace AuditOps.Core.Patterns;

/// <summary>The patterns that exist.</summary>
internal static class PatternCatalog
{
    private static readonly SortedDictionary<string, Func<SignIns, PatternHistory, IPattern>> Patterns = new(StringComparer.Ordinal)
    {
        [FirstSudo.Type] = (known, history) => new FirstSudo(known, history),
        [RepeatedFailedAuthentication.Type] = (known, history) => new RepeatedFailedAuthentication(known, history),
        [SuccessAfterFailures.Type] = (known, _) => new SuccessAfterFailures(known),
    };

    /// <summary>Their names, for completion and messages.</summary>
    public static IReadOnlyCollection<string> Names => Patterns.Keys;

    /// <summary>A fresh automaton.</summary>
    /// <param name="name">Which pattern.</param>
    /// <param name="known">What is known of all sign-ins; whoever feeds the patterns feeds it too.</param>
    /// <param name="history">The events.</param>
    public static IPattern Create(string name, SignIns known, PatternHistory history) => Patterns[name](known, history);
}
