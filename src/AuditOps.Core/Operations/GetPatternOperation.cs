using AuditOps.Core.Findings;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Finds patterns: one stream of sign-ins, in order, read by all automata at once, and one scan for all correlations.</summary>
internal sealed class GetPatternOperation : IOperation<GetPattern, Pattern>
{
    public IEnumerable<Pattern> Run(GetPattern request, OperationContext context)
    {
        using var scope = context.Open(request);
        foreach (var finding in Find(request, scope, context).Report(request, context))
            yield return finding;
    }

    private static IEnumerable<Pattern> Find(GetPattern request, EventScope scope, OperationContext context)
    {
        var rules = context.Rules(request.Store);
        var catalog = new PatternCatalog(rules);
        var chosen = catalog.Choose(request.Type);
        if (chosen.Count == 0)
            throw UnknownType(request.Type, catalog);
        if (PatternHistory.Of(request, scope, context) is not { } history)
            return [];

        return Coded([.. chosen.Where(pattern => pattern.Pattern!.Code is not null)], rules.Compiler, history, context)
            .Concat(new ContentPatterns(rules, history).Matches([.. chosen.OfType<CorrelationRule>().Where(pattern => pattern.Pattern!.Code is null)]))
            .Where(match => match.Confidence >= request.Confidence)
            .Select(match => match.ToFinding(scope));
    }

    private static IEnumerable<PatternMatch> Coded(IReadOnlyList<Rule> chosen, RuleCompiler compiler, PatternHistory history, OperationContext context)
    {
        var known = new SignIns();
        List<IPattern> patterns = [.. chosen.Select(pattern => PatternCatalog.Create(pattern, compiler, known, history))];
        EventFilter[] needs = [.. patterns.SelectMany(pattern => pattern.Needs).Distinct()];
        if (needs.Length > 0)
        {
            history.Recall(known.Logins);
            Stream(history.Scope, known, patterns, new EventFilter.Or(needs), context);
        }

        return patterns.SelectMany(pattern => pattern.Matches());
    }

    private static void Stream(EventScope scope, SignIns known, List<IPattern> patterns, EventFilter needs, OperationContext context)
    {
        using var events = scope.Events.Stream(new EventStream(scope.Filter & needs, SignIn.Columns), context.CancellationToken);
        var at = new SignIn(events);
        while (events.Read())
        {
            foreach (var pattern in patterns)
                pattern.Take(at);
            known.Take(at);
        }
    }

    private static AuditOpsException UnknownType(IReadOnlyList<string> types, PatternCatalog catalog) => new(ErrorKind.InvalidRequest, "PatternUnknown",
        $"There is no pattern '{string.Join("', '", types)}'. Choose of {string.Join(", ", catalog.Names)}.")
    { Target = nameof(GetPattern.Type) };
}
