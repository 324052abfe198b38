using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>What every request for findings does with them: the least severity, what is accepted, only what is new, the most severe first, the limit, the failing end.</summary>
internal static class FindingReport
{
    /// <summary>Yields the findings that the request wants, the most severe first.</summary>
    /// <exception cref="AuditOpsException">At the end: there was one at or above the severity that the request fails on.</exception>
    public static IEnumerable<T> Report<T>(this IEnumerable<T> findings, FindingRequest<T> request, OperationContext context)
        where T : Finding
    {
        foreach (var finding in findings.Choose(request, context).Report(request, context))
            yield return finding;
    }

    /// <summary>Chooses the findings that the request wants.</summary>
    public static FindingChoice<T> Choose<T>(this IEnumerable<T> findings, FindingRequest<T> request, OperationContext context)
        where T : Finding
    {
        var wanted = findings.Where(finding => finding.Severity >= request.MinimumSeverity).ToList();

        // What is accepted is not remembered either: it is new again when its acceptance has expired.
        var accepted = request.IncludeAccepted || wanted.Count == 0 ? 0 : LeaveOut(wanted, context.Accepted(request.Store));
        if (request.NewSince is { } name)
        {
            var news = context.Remember(request.Store, name, [.. wanted.Select(finding => finding.FindingId).Distinct()]);
            wanted.RemoveAll(finding => !news.Contains(finding.FindingId));
        }

        wanted.Sort(BySeverity);
        return new FindingChoice<T>(wanted, accepted);
    }

    /// <summary>Yields chosen findings up to the request's limit, and tells what is not among them.</summary>
    /// <exception cref="AuditOpsException">At the end: there was one at or above the severity that the request fails on.</exception>
    public static IEnumerable<T> Report<T>(this FindingChoice<T> choice, FindingRequest<T> request, OperationContext context)
        where T : Finding
    {
        var wanted = choice.Findings;
        foreach (var finding in wanted.Take(request.First))
            yield return finding;

        if (choice.Accepted > 0)
            context.Observer.OnProblem(LeftOut(choice.Accepted));
        if (wanted.Count > request.First)
            context.Observer.OnProblem(Omitted(wanted.Count, request.First));
        if (request.FailOn is { } limit && wanted.Count(finding => finding.Severity >= limit) is > 0 and var failing)
            throw AtOrAbove(limit, failing);
    }

    private static int LeaveOut<T>(List<T> findings, IReadOnlyDictionary<string, Acceptance> accepted)
        where T : Finding => findings.RemoveAll(finding => accepted.ContainsKey(finding.FindingId));

    internal static int BySeverity(Finding left, Finding right)
    {
        var order = right.Severity.CompareTo(left.Severity);
        if (order == 0)
            order = right.Score.CompareTo(left.Score);
        if (order == 0)
            order = left.Start.CompareTo(right.Start);
        if (order == 0)
            order = string.CompareOrdinal(left.EntityName, right.EntityName);
        return order == 0 ? string.CompareOrdinal(left.FindingId, right.FindingId) : order;
    }

    internal static Problem LeftOut(int accepted) => new(ProblemLevel.Warning, ErrorKind.LimitReached, "FindingsAccepted",
        $"{Wording.Count(accepted, "finding")} left out as accepted. Get-AuditAcceptance lists what is accepted, why, and until when.");

    internal static Problem Omitted(int found, int first) => new(ProblemLevel.Warning, ErrorKind.LimitReached, "FindingsOmitted",
        $"{Wording.Number(found - first)} more findings are not shown. Raise -First, now {Wording.Number(first)}, or -MinimumSeverity.");

    internal static AuditOpsException AtOrAbove(Severity limit, int failing) => new(ErrorKind.LimitReached, "FindingsAtOrAboveSeverity",
        $"{Wording.Count(failing, "finding")} at or above {limit.ToString().ToLowerInvariant()}. Look at the output above, or raise -FailOn.");
}
