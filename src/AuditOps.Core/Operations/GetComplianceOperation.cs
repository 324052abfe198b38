using AuditOps.Core.Compliance;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Operations;

/// <summary>Assesses policies.</summary>
internal sealed class GetComplianceOperation : IOperation<GetCompliance, ComplianceResult>
{
    public IEnumerable<ComplianceResult> Run(GetCompliance request, OperationContext context)
    {
        var failing = 0;
        foreach (var assessed in ComplianceRun.Run(request, context, request.ComparedWith))
        {
            failing += assessed.Controls.Count(control => control.Result == ControlStatus.Fail && control.Severity >= request.FailOn);
            yield return Result(assessed, request.ComparedWith is not null);
        }

        if (failing > 0)
            throw FindingReport.AtOrAbove(request.FailOn!.Value, failing);
    }

    private static ComplianceResult Result(AssessedPolicy assessed, bool compared)
    {
        var score = assessed.Score;
        var isKnown = score.Flat.Most > 0;
        return new ComplianceResult
        {
            Policy = assessed.Policy.Name,
            Title = assessed.Policy.Title,
            Score = score.Default,
            FlatScore = isKnown ? score.Flat.Sum : null,
            FlatMaximum = score.Flat.Most,
            UnweightedScore = isKnown ? score.Unweighted.Sum : null,
            UnweightedMaximum = score.Unweighted.Most,
            AbsoluteScore = isKnown ? score.Absolute ? 1 : 0 : null,
            Passed = assessed.Number(ControlStatus.Pass),
            Failed = assessed.Number(ControlStatus.Fail),
            Warned = assessed.Number(ControlStatus.Warn),
            NotAssessed = assessed.Number(ControlStatus.NotAssessed),
            Waived = assessed.Number(ControlStatus.Waived),
            Start = assessed.Scope.Since,
            End = assessed.Scope.Until,
            Controls = assessed.Controls,
            NewFailing = Changed(ControlChange.NewFailing),
            Fixed = Changed(ControlChange.Fixed),
            StillFailing = Changed(ControlChange.StillFailing),
            Recommendations = [.. assessed.Controls.Where(control => control.Result == ControlStatus.Fail).OrderByDescending(control => control.Severity)
                .Select(control => $"{control.Control}: {control.Remediation ?? control.Title}")],
            DefinedIn = assessed.Policy.File,
            Store = assessed.Scope.Store,
            LiteralPath = assessed.Scope.LiteralPath,
        };

        IReadOnlyList<string>? Changed(ControlChange change) => compared ? [.. assessed.Controls.Where(control => control.Change == change).Select(control => control.Control)] : null;
    }
}
