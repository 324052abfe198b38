using System.Globalization;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Compliance;

/// <summary>Assesses the policies of a request.</summary>
internal static class ComplianceRun
{
    /// <param name="request">The policies, the controls, and the events.</param>
    /// <param name="context">The context.</param>
    /// <param name="run">The name of the run that this one is compared with and remembered as, or null.</param>
    public static IEnumerable<AssessedPolicy> Run<TResult>(ComplianceRequest<TResult> request, OperationContext context, string? run)
    {
        // The same name twice would tell everything twice.
        var catalog = context.Workspace.Policies(request.Store);
        IReadOnlyList<Policy> policies = [.. request.Policy.Distinct(StringComparer.Ordinal).Select(catalog.Read).DistinctBy(policy => policy.File)];
        var chosen = policies.ToDictionary(policy => policy, policy => Chosen(policy, request.Control));
        Known(policies, request.Control);
        var assessment = new PolicyAssessment([.. chosen.Values.SelectMany(controls => controls)], context.Rules(request.Store));
        foreach (var error in policies.SelectMany(policy => policy.Broken).Concat(assessment.Errors))
            context.Workspace.Broken(error);

        using var scope = context.Open(request);
        assessment.Run(scope, request, context);
        var accepted = context.Accepted(request.Store);
        foreach (var policy in policies)
        {
            var broken = policy.Broken.Count + chosen[policy].Count(assessment.BrokenControls.Contains);
            var results = new List<ControlResult>();
            foreach (var control in chosen[policy].Where(control => !assessment.BrokenControls.Contains(control)))
            {
                if (Assess(control, policy, assessment, scope, context) is { } result)
                    results.Add(Decide(result, accepted));
                else
                    broken++;
            }

            yield return new AssessedPolicy(policy, Remember(results, request.Store, run, context), scope, broken);
        }
    }

    private static IReadOnlyList<Control> Chosen(Policy policy, IReadOnlyList<string> wanted) =>
        [.. policy.Controls.Where(control => wanted.Count == 0 || Wildcard.IsMatchOfAny(wanted, control.Id))];

    private static void Known(IReadOnlyList<Policy> policies, IReadOnlyList<string> wanted)
    {
        foreach (var name in wanted.Where(name => !Wildcard.IsPattern(name)))
        {
            if (!policies.Any(policy => policy.Controls.Any(control => Wildcard.IsMatch(name, control.Id))))
                throw new AuditOpsException(ErrorKind.NotFound, "ControlNotFound", $"There is no control '{name}'. Choose of {string.Join(", ", policies.SelectMany(policy => policy.Controls).Select(control => control.Id))}.") { Target = name };
        }
    }

    private static ControlResult? Assess(Control control, Policy policy, PolicyAssessment assessment, EventScope scope, OperationContext context)
    {
        try
        {
            var assessed = assessment.Assessed(control);
            return control.ToResult(policy.Name, assessed, assessed == 0 ? Count.None : assessment.Of(control, scope, context.CancellationToken), scope);
        }
        catch (AuditOpsException error) when (error.Code == "PolicyInvalid")
        {
            context.Workspace.Broken(error);
            return null;
        }
    }

    private static ControlResult Decide(ControlResult result, IReadOnlyDictionary<string, Acceptance> accepted) =>
        result.Result is ControlStatus.Fail or ControlStatus.Warn && accepted.TryGetValue(result.FindingId, out var acceptance) ? result.Waive(acceptance) : result;

    private static List<ControlResult> Remember(List<ControlResult> results, string? store, string? run, OperationContext context)
    {
        if (run is null)
            return results;
        using var memory = context.Runs(store, run);
        var now = context.Clock.GetUtcNow().UtcDateTime;
        return [.. results.Select(result => Compare(result, memory, now))];
    }

    /// <summary>A control that cannot be assessed any more, or is waived, is not mended: it is remembered as failing.</summary>
    private static ControlResult Compare(ControlResult result, IRunMemory memory, DateTime now)
    {
        var fails = result.Result == ControlStatus.Fail;
        var passes = result.Result is ControlStatus.Pass or ControlStatus.Warn;
        var before = memory.Replace($"{result.Policy}/{result.Control}", since => fails ? since ?? now.ToString("O", CultureInfo.InvariantCulture) : passes ? null : since);
        var since = before is null ? now : DateTime.Parse(before, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return result with
        {
            Change = fails ? before is null ? ControlChange.NewFailing : ControlChange.StillFailing : passes && before is not null ? ControlChange.Fixed : ControlChange.None,
            FailingSince = fails ? since : null,
        };
    }
}

/// <summary>A policy and what became of its controls.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Controls">Its controls.</param>
/// <param name="Scope">The events.</param>
/// <param name="Broken">How many controls could not be read or run.</param>
internal sealed record AssessedPolicy(Policy Policy, IReadOnlyList<ControlResult> Controls, EventScope Scope, int Broken)
{
    /// <summary>The scores.</summary>
    public XccdfScore Score { get; } = XccdfScore.Of(Controls, Policy.Groups);

    /// <summary>How many controls became this.</summary>
    public int Number(ControlStatus status) => Controls.Count(control => control.Result == status);

    /// <summary>The ids of the controls that became this.</summary>
    public IReadOnlyList<string> Names(ControlStatus status) => [.. Controls.Where(control => control.Result == status).Select(control => control.Control)];
}
