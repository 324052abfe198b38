using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Counts events by columns or parts of their time.</summary>
internal sealed class GetStatisticOperation : IOperation<GetStatistic, Statistic>
{
    private static readonly EventFilter Failed = Outcomes.Are(Outcome.Failure);

    public IEnumerable<Statistic> Run(GetStatistic request, OperationContext context)
    {
        var groupings = request.GroupBy.Select(name => Grouping.Parse(name, request.TimeZone ?? "UTC")).ToList();
        using var scope = context.Open(request);
        var query = new FeatureQuery
        {
            Filter = scope.Filter,
            GroupBy = [.. groupings.Select(grouping => grouping.Feature)],
            Aggregates =
            [
                Aggregate.Events, new Aggregate.Distinct(EventColumn.Actor), new Aggregate.EventsWhere(Failed), new Aggregate.First(), new Aggregate.Last(),
            ],
            Top = request.Top,
        };
        var rows = scope.Events.Features(query, context.CancellationToken).ToList();
        var total = rows.Count < request.Top ? rows.Sum(Count) : scope.Events.Features(new FeatureQuery { Filter = scope.Filter }, context.CancellationToken).Sum(Count);
        foreach (var row in rows)
        {
            var values = row.Group.Select((value, i) => value is null ? null : groupings[i].Show(value)).ToList();
            yield return new Statistic
            {
                Group = string.Join(", ", values.Select(value => value ?? "(none)")),
                Value = values,
                Count = Count(row),
                Percent = total == 0 ? 0 : Math.Round(100.0 * Count(row) / total, 2),
                UniqueActors = row.Values[1] ?? 0,
                Failures = row.Values[2] ?? 0,
                Start = Microseconds.ToTime(row.Values[3]),
                End = Microseconds.ToTime(row.Values[4]),
                Store = scope.Store,
                LiteralPath = scope.LiteralPath,
            };
        }
    }

    private static long Count(FeatureRow row) => row.Values[0] ?? 0;
}
