using AuditOps.Core.Findings;
using AuditOps.Core.Patterns;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Finds patterns: one stream of sign-ins, in order, read by all automata at once.</summary>
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
        var names = PatternCatalog.Names.Where(name => Wildcard.IsMatchOfAny(request.Type, name)).ToList();
        if (names.Count == 0)
            throw UnknownType(request.Type);
        if (PatternHistory.Of(request, scope, context.CancellationToken) is not { } history)
            return [];

        var known = new SignIns();
        history.Recall(known.Logins);
        var patterns = names.ConvertAll(name => PatternCatalog.Create(name, known, history));
        Stream(scope, known, patterns, context);
        return patterns.SelectMany(pattern => pattern.Matches())
            .Where(match => match.Confidence >= request.Confidence)
            .Select(match => match.ToFinding(scope));
    }

    private static void Stream(EventScope scope, SignIns known, List<IPattern> patterns, OperationContext context)
    {
        var filter = scope.Filter & new EventFilter.Or([.. patterns.SelectMany(pattern => pattern.Needs).Distinct()]);
        using var events = scope.Events.Stream(new EventStream(filter, SignIn.Columns), context.CancellationToken);
        var at = new SignIn(events);
        while (events.Read())
        {
            foreach (var pattern in patterns)
                pattern.Take(at);
            known.Take(at);
        }
    }

    private static AuditOpsException UnknownType(IReadOnlyList<string> types) => new(ErrorKind.InvalidRequest, "PatternUnknown",
        $"There is no pattern '{string.Join("', '", types)}'. Choose of {string.Join(", ", PatternCatalog.Names)}.")
    { Target = nameof(GetPattern.Type) };
}
