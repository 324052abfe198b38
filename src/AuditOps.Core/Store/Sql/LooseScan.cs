using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>What SQL asks for a whole scan: as much as a few alternatives can say, since each costs time on every event.</summary>
internal static class LooseScan
{
    private const int MostAlternatives = 16;
    private const int MostConditions = 200;

    public static EventFilter Of(RuleScan scan)
    {
        List<IReadOnlyList<WordBox>> choices = [];
        if (scan.Conditions.Count <= MostConditions)
        {
            var whole = scan.Conditions.SelectMany(condition => WordBox.Of(LooseFilter.Of(condition.Source) & LooseFilter.Of(condition.Test))).ToList();
            choices = [WordBox.Merge(whole), WordBox.Merge([.. whole.Select(box => box.WithoutRest())])];
        }

        if (!choices.Exists(IsFew))
        {
            var sources = scan.Conditions.Select(condition => condition.Source).Distinct(ReferenceEqualityComparer.Instance).Cast<EventFilter>()
                .SelectMany(source => WordBox.Of(LooseFilter.Of(source))).ToList();
            choices = [WordBox.Merge(sources), WordBox.Merge([.. sources.Select(box => box.WithoutRest())])];
        }

        return choices.Find(IsFew) is { } boxes ? Cheapest(boxes) & LooseFilter.Any([.. boxes.Select(box => box.ToFilter())]) : EventFilter.All;
    }

    // Asked first, of every event: one column of each box, the one that tells most.
    private static EventFilter Cheapest(IReadOnlyList<WordBox> boxes)
    {
        if (boxes.Count < 3 || boxes.Any(box => box.Telling is null))
            return EventFilter.All;
        return LooseFilter.Any([.. boxes.GroupBy(box => box.Telling!.Value).OrderBy(group => group.Key)
            .Select(group => new EventFilter.In(group.Key, [.. group.SelectMany(box => box.Words[group.Key]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))]);
    }

    private static bool IsFew(IReadOnlyList<WordBox> boxes) => boxes.Count <= MostAlternatives;
}
