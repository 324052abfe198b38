using System.Globalization;
using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Record numbers that are missing in a log that is otherwise complete: at least a hundred numbers, nine of ten of them there. A selection
/// of events has gaps everywhere, and none of them means anything.
/// </summary>
internal sealed class MissingRecords(PatternHistory history)
{
    private const int Fewest = 100;
    private const double Complete = 0.9;

    public IEnumerable<PatternMatch> Matches()
    {
        var logs = new SortedDictionary<string, List<(long Number, long Time, EventKey Key)>>(StringComparer.Ordinal);
        var filter = history.Scope.Filter & new EventFilter.Present(EventColumn.Uid) & new EventFilter.In(EventColumn.Format, ["windows"]);
        using (var at = history.Scope.Events.Stream(new EventStream(filter, [EventColumn.Uid]), history.CancellationToken))
        {
            while (at.Read())
            {
                var uid = at.Text(0)!;
                var slash = uid.LastIndexOf('/');
                if (slash < 0 || !long.TryParse(uid.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    continue;
                if (!logs.TryGetValue(uid[..slash], out var records))
                    logs[uid[..slash]] = records = [];
                records.Add((number, at.Time, at.Key));
            }
        }

        return logs.SelectMany(log => Gaps(log.Key, log.Value));
    }

    private static IEnumerable<PatternMatch> Gaps(string log, List<(long Number, long Time, EventKey Key)> records)
    {
        records.Sort();
        var range = records[^1].Number - records[0].Number + 1;
        if (records.Count < Fewest || records.Count < Complete * range)
            yield break;
        for (var i = 1; i < records.Count; i++)
        {
            if (records[i].Number - records[i - 1].Number > 1)
                yield return Match(log, records[i - 1], records[i]);
        }
    }

    private static PatternMatch Match(string log, (long Number, long Time, EventKey Key) before, (long Number, long Time, EventKey Key) after)
    {
        var missing = after.Number - before.Number - 1;
        var (start, end) = (Math.Min(before.Time, after.Time), Math.Max(before.Time, after.Time));
        return new PatternMatch
        {
            Type = LogGap.Type,
            Confidence = 0.8,
            Severity = Severity.High,
            Title = $"{Wording.Count(missing, "record")} missing in {Wording.Name(log)}",
            EntityType = "log",
            EntityName = log,
            Start = start,
            End = end,
            Observed = missing,
            Expected = 0,
            Count = missing,
            Evidence = [before.Key, after.Key],
            Explanation = $"After record {before.Number} of {Wording.Name(log)} comes {after.Number}: {Wording.Count(missing, "record")} between them {(missing == 1 ? "is" : "are")} missing, where the log is complete otherwise.",
            Tags = ["attack.defense_evasion", "attack.t1070.001"],
            Query = EventSelect.Text(Microseconds.ToTime(start), Microseconds.ToTime(end), (EventColumn.Format, "windows")),
        };
    }
}
