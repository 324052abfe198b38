using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Patterns;

/// <summary>The patterns that exist: rules with a section <c>auditops</c>, found by their correlation or by code.</summary>
internal sealed class PatternCatalog
{
    private static readonly Dictionary<string, Func<SignIns, PatternHistory, IPattern>> Code = new(StringComparer.Ordinal)
    {
        [DormantAccount.Type] = (_, history) => new DormantAccount(history),
        [FirstSudo.Type] = (known, history) => new FirstSudo(known, history),
        [FirstUse.Address.Type] = (_, history) => new FirstUse(FirstUse.Address, history),
        [FirstUse.Host.Type] = (_, history) => new FirstUse(FirstUse.Host, history),
        [HighFrequencyAction.Type] = (_, history) => new HighFrequencyAction(history),
        [ImpossibleTravel.Type] = (known, history) => new ImpossibleTravel(known, history.Atlas),
        [LogGap.Type] = (_, history) => new LogGap(history),
        [PeriodicBeacon.Type] = (_, history) => new PeriodicBeacon(history),
        [RepeatedFailedAuthentication.Type] = (known, history) => new RepeatedFailedAuthentication(known, history),
        [SuccessAfterFailures.Type] = (known, _) => new SuccessAfterFailures(known),
        [UnusualSequence.Type] = (_, history) => new UnusualSequence(history),
    };

    private readonly List<Rule> _patterns;

    public PatternCatalog(RuleCatalog rules) => _patterns =
        [.. rules.Rules.Where(rule => rule.Pattern is { Runs: not PatternRuns.Never }).OrderBy(rule => rule.Name, StringComparer.Ordinal)];

    /// <summary>Their names, for completion and messages.</summary>
    public IEnumerable<string> Names => _patterns.Select(rule => rule.Name!);

    /// <summary>The patterns of these names, wildcards allowed; without any, those that run by default.</summary>
    public IReadOnlyList<Rule> Choose(IReadOnlyList<string> types) =>
        [.. _patterns.Where(rule => types.Count == 0 ? rule.Pattern!.Runs == PatternRuns.Default : Shapes.Wildcard.IsMatchOfAny(types, rule.Name!))];

    /// <summary>A fresh automaton of a pattern that code finds.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="known">What is known of all sign-ins; whoever feeds the patterns feeds it too.</param>
    /// <param name="history">The events.</param>
    public static IPattern Create(Rule pattern, SignIns known, PatternHistory history) => Code.TryGetValue(pattern.Pattern!.Code!, out var create)
        ? create(known, history)
        : throw pattern.Pattern.Place.Invalid($"there is no code '{pattern.Pattern.Code}'; choose of {string.Join(", ", Code.Keys.Order(StringComparer.Ordinal))}");
}
