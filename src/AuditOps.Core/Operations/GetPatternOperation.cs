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
        if (scope is not { Since: { } since, Until: { } until })
            return [];

        var known = new SignIns();
        var start = request.Since is null ? since : scope.Events.Range?.First ?? since;
        var all = PatternCatalog.All(known, (Microseconds.From(start), Microseconds.From(until)));
        var patterns = all.Where(pattern => Wildcard.IsMatchOfAny(request.Type, pattern.Name)).ToList();
        if (patterns.Count == 0)
            throw UnknownType(request.Type);

        if (start < since)
            Recall(request, since, scope, known, patterns, context);
        Stream(scope, known, patterns, context);
        return patterns.SelectMany(pattern => pattern.Matches())
            .Where(match => match.Confidence >= request.Confidence)
            .Select(match => match.ToFinding(scope));
    }

    /// <summary>What was usual before the window, from counts alone.</summary>
    private static void Recall(GetPattern request, DateTime since, EventScope scope, SignIns known, List<IPattern> patterns, OperationContext context)
    {
        var before = EventFilters.Conditions(request) & new EventFilter.TimeRange(null, since);
        var logins = new FeatureQuery
        {
            Filter = before & SignIn.Logins,
            GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.Column(EventColumn.SourceIp)],
            Aggregates = [new Aggregate.First(), new Aggregate.Last()],
        };
        foreach (var row in scope.Events.Features(logins, context.CancellationToken))
        {
            known.Logins.Add((string?)row.Group[0], (string?)row.Group[1], row.Values[0] ?? 0);
            known.Logins.Add((string?)row.Group[0], (string?)row.Group[1], row.Values[1] ?? 0);
        }

        var sudos = new FeatureQuery { Filter = before & SignIn.Sudos, GroupBy = [new Feature.Column(EventColumn.Actor)] };
        foreach (var pattern in patterns.OfType<FirstSudo>())
        {
            foreach (var row in scope.Events.Features(sudos, context.CancellationToken))
                pattern.Know((string?)row.Group[0] ?? "");
        }
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
        $"There is no pattern '{string.Join("', '", types)}'. Choose of {string.Join(", ", PatternCatalog.Names)}.") { Target = nameof(GetPattern.Type) };
}
