using AuditOps.Core.Operations;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Patterns that code finds: one stream of sign-ins, in order, read by all automata at once.</summary>
/// <param name="chosen">The patterns.</param>
/// <param name="compiler">Makes conditions of their detections.</param>
internal sealed class CodedPatterns(IReadOnlyList<Rule> chosen, RuleCompiler compiler)
{
    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => chosen.Count == 0;

    /// <summary>What the patterns find in a window.</summary>
    public IEnumerable<PatternMatch> Matches(PatternHistory history)
    {
        var known = new SignIns();
        List<IPattern> patterns = [.. chosen.Select(pattern => PatternCatalog.Create(pattern, compiler, known, history))];
        EventFilter[] needs = [.. patterns.SelectMany(pattern => pattern.Needs).Distinct()];
        if (needs.Length > 0)
        {
            history.Recall(known.Logins);
            Stream(history, known, patterns, new EventFilter.Or(needs));
        }

        return patterns.SelectMany(pattern => pattern.Matches());
    }

    private static void Stream(PatternHistory history, SignIns known, List<IPattern> patterns, EventFilter needs)
    {
        var scope = history.Scope;
        using var events = scope.Events.Stream(new EventStream(scope.Filter & needs, SignIn.Columns), history.CancellationToken);
        var at = new SignIn(events);
        while (events.Read())
        {
            foreach (var pattern in patterns)
                pattern.Take(at);
            known.Take(at);
        }
    }
}
