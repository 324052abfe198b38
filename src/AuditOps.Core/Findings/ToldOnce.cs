namespace AuditOps.Core.Findings;

/// <summary>Leaves out anomalies that tell nothing of their own: a pattern, a rule or a more severe anomaly holds all their events, and is about the same.</summary>
internal static class ToldOnce
{
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings)
    {
        var told = new Dictionary<(string, string), List<Told>>();
        foreach (var finding in findings.OrderBy(finding => finding.Kind == FindingKind.Anomaly).ThenByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Score).ThenBy(finding => finding.FindingId, StringComparer.Ordinal))
        {
            var entity = (finding.EntityType, finding.EntityName);
            if (!told.TryGetValue(entity, out var others))
                told[entity] = others = [];
            if (finding.Kind == FindingKind.Anomaly && others.Exists(other => other.Tells(finding)))
                continue;
            others.Add(new Told(finding));
            yield return finding;
        }
    }

    private sealed class Told(Finding finding)
    {
        private HashSet<string>? _events;

        // Evidence is no more than the first events of a finding, so the times count too. The end of an hour or a day is not that of its last event.
        public bool Tells(Finding other) => other.EventId.Count > 0 && other.Start <= finding.End && finding.Start <= other.End
            && other.Count <= finding.Count && (_events ??= [.. finding.EventId]).IsSupersetOf(other.EventId);
    }
}
