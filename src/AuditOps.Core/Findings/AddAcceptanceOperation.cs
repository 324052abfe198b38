using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>Accepts a finding until a day, never for ever: what nobody has to look at again is forgotten.</summary>
internal sealed class AddAcceptanceOperation : IOperation<AddAcceptance, Acceptance>
{
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(90);

    public IEnumerable<Acceptance> Run(AddAcceptance request, OperationContext context)
    {
        var now = context.Clock.GetUtcNow();
        var until = request.Until ?? now + UsualSpan;
        if (!FindingIdentity.IsOne(request.FindingId))
            throw NoIdentity(request.FindingId);
        if (until <= now)
            throw Past(until);
        if (!context.Observer.Approve(new Change($"Accept until {Wording.Time(until.UtcDateTime)}", $"{request.FindingId} {request.Title}".TrimEnd())))
            yield break;

        using var store = context.Workspace.KeepingStore(request.Store);
        var acceptances = new Acceptances(store, context.Clock);
        var text = new AcceptanceText(string.IsNullOrEmpty(request.Title) ? null : request.Title, request.Reason, Environment.UserName, now.UtcDateTime, until.UtcDateTime);
        if (acceptances.Add(request.FindingId, text, request.Force) is { } inForce)
            context.Observer.OnProblem(Exists(inForce));
        else
            yield return acceptances.Find(request.FindingId)!;
    }

    private static AuditOpsException NoIdentity(string text) => new(ErrorKind.InvalidRequest, "FindingIdInvalid",
        $"'{text}' is no finding's identity. Give the FindingId of a finding, which is 16 hexadecimal digits, or pipe the finding.")
    { Target = nameof(AddAcceptance.FindingId) };

    private static AuditOpsException Past(DateTimeOffset until) => new(ErrorKind.InvalidRequest, "AcceptancePast",
        $"The acceptance would expire at {Wording.Time(until.UtcDateTime)}, which is past. Give a time that is to come, such as 30d.")
    { Target = nameof(AddAcceptance.Until) };

    private static Problem Exists(Acceptance inForce) => new(ProblemLevel.Error, ErrorKind.Conflict, "AcceptanceExists",
        $"{inForce.FindingId} is accepted until {Wording.Time(inForce.Until)} by {inForce.AcceptedBy}: {inForce.Reason}. Give -Force to replace that.", inForce.FindingId);
}
