using AuditOps.Core.Correlation;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Finds the events around others that belong to the same story.</summary>
internal sealed class GetCorrelationOperation : IOperation<GetCorrelation, AuditOps.Correlation>
{
    public IEnumerable<AuditOps.Correlation> Run(GetCorrelation request, OperationContext context)
    {
        var model = context.Workspace.Links(request.Store).With(request.Weight);
        using var scope = context.Open(request);
        var reader = new LinkReader(scope, context, model);
        var subjects = reader.Subjects(request.EventId);
        var linker = new Linker(model, reader.Keys);
        foreach (var found in new CorrelationSearch(reader, linker).Find(subjects, request.Window, request.MinimumScore, request.MaxResults))
            yield return Result(found, linker, scope);
    }

    private static AuditOps.Correlation Result(Correlated found, Linker linker, EventScope scope)
    {
        var other = found.Other;
        var after = LinkEvent.Compare(found.Subject, other) < 0;
        var (earlier, later) = after ? (found.Subject, other) : (other, found.Subject);
        var links = linker.Of(earlier, later, found.Tally, ofLater: !after);
        var offset = other.Time - found.Subject.Time;
        return new AuditOps.Correlation
        {
            EventId = other.Key.ToString(),
            RelatedTo = found.Subject.Key.ToString(),
            Time = Microseconds.ToTime(other.Time),
            Offset = Microseconds.ToSpan(offset),
            Score = found.Score,
            Action = other.Action,
            Outcome = other.Outcome,
            Actor = other.Actor,
            SourceIp = other.SourceIp,
            Host = other.Host,
            Resource = other.Resource,
            Reason = LinkWording.Reasons(links, earlier, later),
            Explanation = $"{LinkWording.Event(other)}, {LinkWording.Between(Math.Abs(offset))} {(after ? "after" : "before")} {LinkWording.Event(found.Subject)}: {LinkWording.List(links, earlier, later)}.",
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }
}
