using System.Globalization;
using AuditOps.Core.Compliance;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Operations;

/// <summary>Says whether policies are met.</summary>
internal sealed class TestComplianceOperation : IOperation<TestCompliance, ComplianceCheck>
{
    public IEnumerable<ComplianceCheck> Run(TestCompliance request, OperationContext context) =>
        ComplianceRun.Run(request, context, run: null).Select(assessed => Check(assessed, request.Minimum));

    private static ComplianceCheck Check(AssessedPolicy assessed, double minimum)
    {
        var score = assessed.Score.Default;
        return new ComplianceCheck
        {
            Policy = assessed.Policy.Name,
            Compliant = assessed.Broken == 0 && score >= minimum,
            Score = score,
            Minimum = minimum,
            Failed = assessed.Names(ControlStatus.Fail),
            NotAssessed = assessed.Names(ControlStatus.NotAssessed),
            Explanation = Explain(assessed, score, minimum),
            Store = assessed.Scope.Store,
            LiteralPath = assessed.Scope.LiteralPath,
        };
    }

    private static string Explain(AssessedPolicy assessed, double? score, double minimum)
    {
        if (assessed.Broken > 0)
            return $"{Wording.Count(assessed.Broken, "control")} of {assessed.Policy.Name} cannot be read, so whether it is met is not known.";
        var unknown = assessed.Number(ControlStatus.NotAssessed);
        if (score is not { } known)
            return $"None of the {Wording.Count(unknown, "control")} of {assessed.Policy.Name} could be assessed, so it is not met.";
        var failed = assessed.Names(ControlStatus.Fail);
        var which = failed.Count == 0 ? "no control fails" : $"{Wording.Count(failed.Count, "control")} {(failed.Count == 1 ? "fails" : "fail")}: {string.Join(", ", failed)}";
        return string.Create(CultureInfo.InvariantCulture, $"{assessed.Policy.Name} scores {known:0.##} of at least {minimum:0.##}; {which}; {unknown} could not be assessed.");
    }
}
