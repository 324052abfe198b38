using AuditOps.Core.Findings;
using AuditOps.Core.Imports;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Following;

/// <summary>Tells the findings of a live search: each when it begins, when its events have become ten times as many, and when it is over.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="request">Which of them are wanted.</param>
/// <param name="context">The context.</param>
/// <param name="search">Finds them.</param>
internal sealed class FindingFollow<T>(FindingRequest<T> request, OperationContext context, ILiveSearch<T> search)
    where T : Finding
{
    private const int Growth = 10;

    private readonly Dictionary<(string Id, DateTime Start), LiveFinding<T>> _waiting = [];
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);

    /// <summary>Tells them until somebody stops it.</summary>
    /// <exception cref="AuditOpsException">After what a look has shown: there was one at or above the severity that the request fails on.</exception>
    public IEnumerable<T> Run()
    {
        using var feed = context.Follow(request);
        using var told = ToldFindings.Open(request.NewSince is { } name ? context.Memory(request.Store, name) : null);
        EventScope? place = null;
        do
        {
            feed.Import(context.CancellationToken);
            using var news = feed.Look(search.IsBehind);
            if (news is not null)
            {
                search.Read(news, context.CancellationToken);
                place = news.Scope;
            }

            if (place is null)
                continue;
            var failing = 0;
            foreach (var live in Choose(search.Findings(place, feed.Now), told))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Finding finding = live.Finding;
                told.Add(finding, isOngoing: !live.IsOver);
                failing += finding.Severity >= request.FailOn ? 1 : 0;
                yield return (T)(finding with { Ongoing = !live.IsOver });
            }

            if (failing > 0)
                throw FindingReport.AtOrAbove(request.FailOn!.Value, failing);
        }
        while (!context.CancellationToken.WaitHandle.WaitOne(FollowedImport.Pause));
    }

    private List<LiveFinding<T>> Choose(IEnumerable<LiveFinding<T>> findings, ToldFindings told)
    {
        foreach (var live in findings)
            _waiting[(live.Finding.FindingId, live.Finding.Start)] = live;
        Forget(live => live.Finding.Severity < request.MinimumSeverity || !IsNews(told.Find(live.Finding), live));
        if (_waiting.Count > 0 && !request.IncludeAccepted)
            LeaveOut(context.Accepted(request.Store));

        var chosen = _waiting.Values.OrderBy(live => live.Finding, Comparer<Finding>.Create(FindingReport.BySeverity)).Take(request.First).ToList();
        foreach (var live in chosen)
            _waiting.Remove((live.Finding.FindingId, live.Finding.Start));
        if (_waiting.Count > 0)
            Note(FindingReport.Omitted(chosen.Count + _waiting.Count, request.First));
        return chosen;
    }

    private void LeaveOut(IReadOnlyDictionary<string, Acceptance> accepted)
    {
        if (Forget(live => accepted.ContainsKey(live.Finding.FindingId)) is > 0 and var count)
            Note(FindingReport.LeftOut(count));
    }

    private int Forget(Func<LiveFinding<T>, bool> condition)
    {
        var gone = _waiting.Where(pair => condition(pair.Value)).Select(pair => pair.Key).ToList();
        gone.ForEach(key => _waiting.Remove(key));
        return gone.Count;
    }

    private void Note(Problem problem)
    {
        if (_notes.Add(problem.Code))
            context.Observer.OnProblem(problem);
    }

    private static bool IsNews(ToldFinding? told, LiveFinding<T> live)
    {
        if (told is not { } known)
            return true;
        return live.IsOver
            ? known.IsOngoing || known.Count != live.Finding.Count || known.End != live.Finding.End
            : live.Finding.Count >= Growth * known.Count;
    }
}
