using AuditOps.Core.Correlation;
using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Tells what followed from events, and how bad it is.</summary>
internal sealed class GetImpactOperation : IOperation<GetImpact, Impact>
{
    private const int MostNames = 100;
    private const int MostEvents = 1_000;

    public IEnumerable<Impact> Run(GetImpact request, OperationContext context)
    {
        var model = context.Workspace.Links(request.Store).With(request.Weight);
        var criticality = Criticality.Read(request.CriticalityPath, context.Workspace.Options.Store(request.Store));
        using var scope = context.Open(request);
        var reader = new LinkReader(scope, context, model);
        var subjects = reader.Subjects(request.EventId);
        var followers = new ImpactSearch(reader, new Linker(model, reader.Keys, causal: true)).Find(subjects, request.Window, request.MinimumConfidence);
        yield return Result(subjects, followers, criticality, scope);
    }

    private static Impact Result(IReadOnlyList<LinkEvent> subjects, IReadOnlyList<Follower> followers, Criticality criticality, EventScope scope)
    {
        var tally = new ImpactTally(followers, subjects[0].Time);
        var critical = criticality.Of(Names(tally.Users), Names(tally.Resources), Names(tally.Hosts)).ToList();
        var advice = new ImpactAdvice(followers, critical);
        var score = ImpactScore.Of(tally, advice, critical.Count == 0 ? 0 : critical[0].Value);
        return new Impact
        {
            Subject = LinkWording.Event(subjects[0]) + (subjects.Count > 1 ? $" and {Wording.Number(subjects.Count - 1)} more" : ""),
            SubjectId = [.. subjects.Select(subject => subject.Key.ToString())],
            Start = Microseconds.ToTime(subjects[0].Time),
            End = Microseconds.ToTime(followers.Count == 0 ? subjects[0].Time : followers[^1].Event.Time),
            Score = score,
            Level = ImpactScore.Level(score, tally.Count),
            Count = tally.Count,
            Users = tally.Users.Names(MostNames),
            Resources = tally.Resources.Names(MostNames),
            Hosts = tally.Hosts.Names(MostNames),
            TotalUsers = tally.Users.Counts.Count,
            TotalResources = tally.Resources.Counts.Count,
            TotalHosts = tally.Hosts.Counts.Count,
            Critical = [.. critical.Take(MostNames).Select(found => $"{found.What} {Wording.Measure(found.Value)}")],
            Spread = tally.Spread,
            Recommendation = [.. advice.Sentences()],
            Explanation = Explain(subjects[0], followers, tally, critical),
            EventId = [.. followers.Take(MostEvents).Select(follower => follower.Event.Key.ToString())],
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }

    private static string Explain(LinkEvent subject, IReadOnlyList<Follower> followers, ImpactTally tally, List<(string What, double Value)> critical)
    {
        if (followers.Count == 0)
            return $"Nothing that is linked followed {LinkWording.Event(subject)}.";
        var reached = $"{Wording.Count(tally.Users.Counts.Count, "user")}, {Wording.Count(tally.Resources.Counts.Count, "resource")} and {Wording.Count(tally.Hosts.Counts.Count, "host")}";
        var worst = critical.Count == 0 ? "" : $", among them {critical[0].What} (criticality {Wording.Measure(critical[0].Value)})";
        return $"{Wording.Count(tally.Count, "event")} followed {LinkWording.Event(subject)} within {LinkWording.Between(followers[^1].Event.Time - subject.Time)}, at most {Wording.Count(followers.Max(follower => follower.Depth), "step")} away; they reached {reached}{worst}.";
    }

    private static IEnumerable<string> Names(Participants who) => who.Counts.Select(pair => pair.Key);
}
