using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>What SQL asks for a whole scan: as much as a few alternatives can say, since each costs time on every event.</summary>
internal static class LooseScan
{
    private const int MostAlternatives = 8;

    public static EventFilter Of(RuleScan scan)
    {
        var whole = Distinct(scan.Conditions.Select(condition => LooseFilter.Of(condition.Source) & LooseFilter.Of(condition.Test)));
        if (whole.Count <= MostAlternatives)
            return LooseFilter.Any(whole);

        var sources = Distinct(scan.Conditions.Select(condition => condition.Source).Distinct(ReferenceEqualityComparer.Instance).Cast<EventFilter>().Select(LooseFilter.Of));
        return LooseFilter.Any(sources.Count <= MostAlternatives ? sources : Distinct(sources.Select(LooseFilter.WordsOf)));
    }

    private static IReadOnlyList<EventFilter> Distinct(IEnumerable<EventFilter> filters) => [.. filters.DistinctBy(Text)];

    private static string Text(EventFilter filter)
    {
        var sql = new SqlText();
        FilterSql.Add(sql, filter);
        return string.Join('\0', [sql.ToString(), .. sql.Values.Select(value => value?.ToString())]);
    }
}
