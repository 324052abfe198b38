using AuditOps.Core.Findings;
using AuditOps.Core.Following;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Operations;

/// <summary>Finds patterns: one stream of sign-ins for all that code finds, and one scan for all correlations.</summary>
internal sealed class GetPatternOperation : IOperation<GetPattern, Pattern>
{
    public IEnumerable<Pattern> Run(GetPattern request, OperationContext context) =>
        request.Follow ? Follow(request, context).UntilStopped(context.CancellationToken) : Find(request, context);

    private static IEnumerable<Pattern> Find(GetPattern request, OperationContext context)
    {
        using var scope = context.Open(request);
        foreach (var finding in Matches(request, scope, context).Report(request, context))
            yield return finding;
    }

    private static IEnumerable<Pattern> Matches(GetPattern request, EventScope scope, OperationContext context)
    {
        var (coded, content) = Choose(request, context);
        if (PatternHistory.Of(request, scope, context) is not { } history)
            return [];

        return coded.Matches(history).Concat(content.Matches(history)).Where(match => match.Confidence >= request.Confidence).Select(match => match.ToFinding(scope));
    }

    private static IEnumerable<Pattern> Follow(GetPattern request, OperationContext context)
    {
        var (coded, content) = Choose(request, context);
        foreach (var finding in new FindingFollow<Pattern>(request, context, new LivePatterns(request, context, coded, content)).Run())
            yield return finding;
    }

    private static (CodedPatterns Coded, ContentPatterns Content) Choose(GetPattern request, OperationContext context)
    {
        var rules = context.Rules(request.Store);
        var catalog = new PatternCatalog(rules);
        var chosen = catalog.Choose(request.Type);
        if (chosen.Count == 0)
            throw UnknownType(request.Type, catalog);
        return (
            new CodedPatterns([.. chosen.Where(pattern => pattern.Pattern!.Code is not null)], rules.Compiler),
            new ContentPatterns(rules, [.. chosen.OfType<CorrelationRule>().Where(pattern => pattern.Pattern!.Code is null)]));
    }

    private static AuditOpsException UnknownType(IReadOnlyList<string> types, PatternCatalog catalog) => new(ErrorKind.InvalidRequest, "PatternUnknown",
        $"There is no pattern '{string.Join("', '", types)}'. Choose of {string.Join(", ", catalog.Names)}.")
    { Target = nameof(GetPattern.Type) };
}
