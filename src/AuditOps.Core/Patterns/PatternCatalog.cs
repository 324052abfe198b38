using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Patterns;

/// <summary>The patterns that exist: rules with a section <c>auditops</c>, found by their correlation or by code.</summary>
internal sealed class PatternCatalog
{
    private static readonly Dictionary<string, Func<Setting, IPattern>> Code = new(StringComparer.Ordinal)
    {
        [DormantAccount.Type] = at => new DormantAccount(at.History),
        [PatternSection.FirstAction] = at => new FirstAction(at.Detection, at.Compiler, at.Known, at.History),
        [PatternSection.FirstValue] = at => new FirstValue(at.Detection, at.Compiler, at.History),
        [HighFrequencyAction.Type] = at => new HighFrequencyAction(at.History),
        [ImpossibleTravel.Type] = at => new ImpossibleTravel(at.Known, at.History.Atlas),
        [LogGap.Type] = at => new LogGap(at.History),
        [PeriodicBeacon.Type] = at => new PeriodicBeacon(at.History),
        [RepeatedFailedAuthentication.Type] = at => new RepeatedFailedAuthentication(at.Known, at.History),
        [SuccessAfterFailures.Type] = at => new SuccessAfterFailures(at.Known),
        [UnusualSequence.Type] = at => new UnusualSequence(at.History),
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
    /// <param name="compiler">Reads its conditions.</param>
    /// <param name="known">What is known of all sign-ins; whoever feeds the patterns feeds it too.</param>
    /// <param name="history">The events.</param>
    /// <exception cref="AuditOpsException">There is no such code.</exception>
    public static IPattern Create(Rule pattern, RuleCompiler compiler, SignIns known, PatternHistory history) => Code.TryGetValue(pattern.Pattern!.Code!, out var create)
        ? create(new Setting(pattern, compiler, known, history))
        : throw pattern.Pattern.Place.Invalid($"there is no code '{pattern.Pattern.Code}'; choose of {string.Join(", ", Code.Keys.Order(StringComparer.Ordinal))}");

    /// <summary>What a pattern is made of.</summary>
    private sealed record Setting(Rule Pattern, RuleCompiler Compiler, SignIns Known, PatternHistory History)
    {
        /// <summary>The pattern as a rule about single events.</summary>
        public DetectionRule Detection => Pattern as DetectionRule ?? throw Pattern.Place.Invalid($"the code '{Pattern.Pattern!.Code}' takes the events of a 'detection'");
    }
}
