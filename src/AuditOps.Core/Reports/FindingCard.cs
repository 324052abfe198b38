using AuditOps.Core.Charts;

namespace AuditOps.Core.Reports;

/// <summary>Draws one finding: what, who, when, why, and the events that show it.</summary>
internal static class FindingCard
{
    public static void Draw(Markup body, Finding finding, int number, IReadOnlyList<AuditEvent> evidence)
    {
        var severity = ReportPage.Lower(finding.Severity);
        body.Add($"""<article class="finding {severity}" id="finding-{number}"><h3><span class="badge">{severity}</span> {finding.Title}</h3>""");
        body.Add($"""<p class="facts"><span>{finding.EntityType} <b>{EventBlock.Text(finding.EntityName)}</b></span>""");
        body.Add($"""<span>{finding.Start:yyyy-MM-dd HH:mm:ss} – {finding.End:yyyy-MM-dd HH:mm:ss}</span><span>{finding.Count} events</span><span>score {Math.Round(finding.Score)}</span>""");
        body.Add($"""<span>{finding.Type.Replace('_', ' ')}</span>""");
        foreach (var tag in finding.Tags) body.Add($"""<span class="tag">{tag}</span>""");
        body.Add($"""</p><p class="why">{finding.Explanation}</p><div class="more">""");
        if (evidence.Count > 0) Evidence(body, finding, number, evidence);
        body.Add($"""<details><summary>Query</summary><pre>{finding.Query}</pre></details></div></article>""").Add($"\n");
    }

    /// <summary>A finding in one row, for those that are too many for cards.</summary>
    public static void DrawRow(Markup body, Finding finding, int number)
    {
        var severity = ReportPage.Lower(finding.Severity);
        body.Add($"""<tr id="finding-{number}" class="{severity}"><td><span class="badge">{severity}</span></td><td>{finding.Start:yyyy-MM-dd HH:mm:ss}</td><td class="wide">{finding.Title}</td><td class="wide">{finding.Explanation}</td></tr>""");
    }

    private static void Evidence(Markup body, Finding finding, int number, IReadOnlyList<AuditEvent> evidence)
    {
        body.Add($"""<details><summary>Evidence</summary><div class="scroll"><table><thead><tr><th>time (UTC)</th><th>outcome</th><th>action</th><th>actor</th><th>address</th><th>host</th><th>what</th></tr></thead><tbody>""");
        foreach (var found in evidence)
        {
            body.Add($"""<tr class="{found.Outcome}"><td>{found.Time ?? default:yyyy-MM-dd HH:mm:ss}</td><td>{found.Outcome}</td><td>{EventBlock.Action(found)}</td>""");
            body.Add($"""<td>{EventBlock.Text(found.Actor)}</td><td>{EventBlock.Text(found.SourceIp)}</td><td>{EventBlock.Text(found.Host)}</td><td class="wide">{EventBlock.Text(EventBlock.What(found))}</td></tr>""");
        }

        body.Add($"""</tbody></table></div>""");
        if (finding.EventId.Count > evidence.Count || finding.Count > evidence.Count)
            body.Add($"""<p class="quiet">The first {evidence.Count} of {finding.Count}. <a href="#events" class="all-evidence" data-finding="{number}">Show its evidence in the table</a></p>""");
        body.Add($"</details>");
    }
}
