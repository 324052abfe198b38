using AuditOps.Core.Rules;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Compliance;

/// <summary>What was counted for a control.</summary>
/// <param name="Events">How many events, findings or rows.</param>
/// <param name="Entities">By whom they are.</param>
/// <param name="Evidence">The first of them, at most 100.</param>
/// <param name="Start">The first one's time, UTC, or null.</param>
/// <param name="End">The last one's time, UTC, or null.</param>
/// <param name="Query">The SELECT that counted them, or null.</param>
internal sealed record Count(long Events, IReadOnlyList<KeyValuePair<string, long>> Entities, IReadOnlyList<string> Evidence, DateTime? Start, DateTime? End, string? Query = null)
{
    private const int MostEvidence = 100;

    public static Count None { get; } = new(0, [], [], null, null);

    public static Count Of(IReadOnlyList<RuleTally> tallies) => tallies.Count == 0 ? None : new Count(
        tallies.Sum(tally => tally.Count),
        Sum(tallies.Select(tally => (string.Join(", ", tally.Entities.Select(entity => entity.Name)), tally.Count))),
        [.. tallies.OrderBy(tally => tally.Start).ThenBy(tally => tally.Entities.Count > 0 ? tally.Entities[0].Name : "", StringComparer.Ordinal).SelectMany(tally => tally.Evidence).Distinct().Take(MostEvidence).Select(key => key.ToString())],
        Microseconds.ToTime(tallies.Min(tally => tally.Start)),
        Microseconds.ToTime(tallies.Max(tally => tally.End)));

    public static Count Of(IReadOnlyList<Finding> findings) => findings.Count == 0 ? None : new Count(
        findings.Count,
        Sum(findings.Select(finding => (finding.EntityName, 1L))),
        [.. findings.OrderBy(finding => finding.Start).ThenBy(finding => finding.FindingId, StringComparer.Ordinal).SelectMany(finding => finding.EventId).Distinct().Take(MostEvidence)],
        findings.Min(finding => finding.Start),
        findings.Max(finding => finding.End));

    /// <summary>Rows; a column event_id names evidence.</summary>
    public static Count Of(IReadOnlyList<QueryRow> rows, string query) => new(
        rows.Count,
        [],
        [.. rows.SelectMany(row => row.Columns.Zip(row.Values)).Where(pair => pair.First == "event_id").Select(pair => pair.Second).OfType<string>().Distinct().Take(MostEvidence)],
        null,
        null,
        query);

    private static List<KeyValuePair<string, long>> Sum(IEnumerable<(string Name, long Count)> named) =>
        [.. named.GroupBy(pair => pair.Name, StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.Sum(pair => pair.Count)))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
}
