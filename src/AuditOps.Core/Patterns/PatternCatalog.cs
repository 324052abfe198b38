namespace AuditOps.Core.Patterns;

/// <summary>The patterns that exist.</summary>
internal static class PatternCatalog
{
    /// <summary>Their names, for completion and messages.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All(new SignIns(), default).Select(pattern => pattern.Name).Order(StringComparer.Ordinal)];

    /// <summary>A fresh automaton of each.</summary>
    /// <param name="known">What is known of all sign-ins; whoever feeds the patterns feeds it too.</param>
    /// <param name="history">When the events begin and end, in microseconds since 1970.</param>
    public static IReadOnlyList<IPattern> All(SignIns known, (long Start, long End) history) =>
        [new RepeatedFailedAuthentication(known), new SuccessAfterFailures(known), new FirstSudo(known, history)];
}
