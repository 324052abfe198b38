using AuditOps.Core.Charts;

namespace AuditOps.Core.Reports;

/// <summary>Draws the controls of a policy, and what to do about those that fail.</summary>
internal static class PolicyTable
{
    public static void Draw(Markup body, ComplianceResult policy)
    {
        body.Add($"""<section><h2>Controls of {policy.Policy}</h2><div class="scroll" role="region" tabindex="0" aria-label="{"Controls of " + policy.Policy}"><table><thead><tr><th scope="col">result</th><th scope="col">severity</th><th scope="col">control</th><th scope="col">why</th><th scope="col">what to do</th></tr></thead><tbody>""");
        foreach (var control in policy.Controls)
        {
            var severity = ReportPage.Lower(control.Severity);
            body.Add($"""<tr class="{severity}"><td>{Words(control.Result)}</td><td><span class="badge">{severity}</span></td><td class="wide">{control.Control}: {control.Title}</td><td class="wide">{control.Explanation}</td>""");
            body.Add($"""<td class="wide">{(control.Result is ControlStatus.Fail or ControlStatus.Warn ? control.Remediation : "")}</td></tr>""");
        }

        body.Add($"</tbody></table></div></section>\n");
    }

    private static string Words(ControlStatus status) => status == ControlStatus.NotAssessed ? "not assessed" : status.ToString().ToLowerInvariant();
}
