using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Unusually many or few events in an hour, or in hours on end, compared with a seasonal baseline.</summary>
internal sealed class EventFrequency(EventScope scope, HourGrid grid, GetAnomaly request, CancellationToken cancellationToken)
{
    public const string Name = "event_frequency";

    /// <summary>A baseline needs a day at least.</summary>
    public const int FewestHours = 24;

    // Deviations of real logs have longer tails than the normal distribution, so degrees lie well above what chance control lets pass.
    private const double UnusualFrom = 2;
    private const double CommonShare = 0.002;
    private const int FewestCommon = 5;
    private const double MediumFrom = 5;
    private const double HighFrom = 8;
    private const double LeastExcess = 10;
    private const double LeastExcessOfOne = 20;
    private const int MostEvidence = 100;

    // Up to so many events, one query gives both the evidence and who was behind it.
    private const int MostRead = 10_000;

    private static readonly IReadOnlyList<EventColumn> Culprits = [EventColumn.Category, EventColumn.Action, EventColumn.Actor, EventColumn.SourceIp];

    private readonly Dictionary<string, UnusualSpan> _spans = new(StringComparer.Ordinal);

    /// <summary>The findings, without their evidence.</summary>
    public IEnumerable<Anomaly> Find()
    {
        var series = new ActivityReading(scope, grid, cancellationToken).Read();
        var limit = AlarmLimit.Of(request, series.Count * 24.0, AnomalyCatalog.Share, AnomalyCatalog.LeastLooks);
        var spans = series.SelectMany(each => UnusualSpan.Of(each, grid, limit.Threshold ?? UnusualFrom)).ToList();
        var told = new List<UnusualSpan>();
        var certain = Certain(spans, (long)series.Count * grid.Count, limit).Where(IsWorthTelling);
        foreach (var span in certain.OrderBy(span => span.Deviation < 0 ? span.Series.Depth : 0).ThenByDescending(Degree).ThenBy(span => span.Series.Depth))
        {
            if (!told.Any(span.IsToldBy))
                told.Add(span);
        }

        return told.Select(ToFinding);
    }

    /// <summary>Adds to a finding what is worth reading only when it is reported: the events, and who was behind them.</summary>
    public Anomaly Complete(Anomaly finding)
    {
        var span = _spans[finding.FindingId];
        var filter = scope.Filter & span.Series.Filter & new EventFilter.TimeRange(finding.Start, finding.End);
        var evidence = new List<string>();
        var tallies = Culprits.Select(_ => new Participants()).ToList();
        var isSpike = span.Deviation > 0;
        using (var events = scope.Events.Stream(new EventStream(filter, isSpike ? Culprits : [], isSpike ? MostRead : MostEvidence), cancellationToken))
        {
            for (var read = 1; events.Read(); read++)
            {
                if (evidence.Count < MostEvidence)
                    evidence.Add(events.Key.ToString());
                for (var i = 0; isSpike && i < Culprits.Count; i++)
                    tallies[i].Add(events.Text(i), events.Count);
                if (read == MostRead)
                    tallies = Count(filter);
            }
        }

        return finding with { EventId = evidence, Explanation = isSpike ? $"{finding.Explanation[..^1]}{Behind(span, tallies)}." : finding.Explanation };
    }

    private List<Participants> Count(EventFilter filter)
    {
        var tallies = Culprits.Select(_ => new Participants()).ToList();
        var query = new FeatureQuery { Filter = filter, GroupBy = [.. Culprits.Select(column => new Feature.Column(column))] };
        foreach (var row in scope.Events.Features(query, cancellationToken))
        {
            for (var i = 0; i < Culprits.Count; i++)
                tallies[i].Add((string?)row.Group[i], row.Values[0] ?? 0);
        }

        return tallies;
    }

    // Of spans that tell the same, the least likely is told; of those that are about as unlikely, the widest.
    private static double Degree(UnusualSpan span) => Math.Round(2 * Math.Log2(Math.Abs(span.Deviation)));

    private static IEnumerable<UnusualSpan> Certain(IReadOnlyList<UnusualSpan> spans, long looks, AlarmLimit limit)
    {
        if (limit.Threshold is not null)
            return FalseDiscoveries.Control(spans, looks).Where(span => Math.Abs(span.Deviation) >= limit.MinDeviation);

        // Real hours deviate more than normal ones: by how much, the commonest of the unusual ones show, whatever the rarest are.
        var sizes = spans.Select(span => Math.Abs(span.Deviation)).OrderDescending().ToList();
        var common = (int)(looks * CommonShare);
        var excess = common >= FewestCommon && common < sizes.Count ? Math.Max(1, sizes[common] / AlarmLimit.Deviation(CommonShare)) : 1;
        return spans.Where(span => AlarmLimit.Tail(span.Deviation / excess) <= limit.Probability);
    }

    // What is statistically certain may still be too little to care: somebody's first evening at work.
    private bool IsWorthTelling(UnusualSpan span) =>
        span.Excess >= (span.Series.Depth == 2 ? LeastExcessOfOne : LeastExcess);

    private Anomaly ToFinding(UnusualSpan span)
    {
        var (start, end) = (grid.Start(span.First), grid.Start(span.Last + 1));
        var size = Math.Abs(span.Deviation);
        var severity = (Severity)Math.Min((int)(size >= HighFrom ? Severity.High : size >= MediumFrom ? Severity.Medium : Severity.Low), (int)Most(span));
        var finding = new Anomaly
        {
            FindingId = FindingIdentity.Of(Name, span.Series.EntityType, span.Series.EntityName, start),
            Kind = FindingKind.Anomaly,
            Type = Name,
            Title = Title(span),
            Severity = severity,
            Score = FindingScore.Of(severity, Math.Min(0.99, 0.5 + (Math.Max(0, size - 4) / 16))),
            Start = start,
            End = end,
            EntityType = span.Series.EntityType,
            EntityName = span.Series.EntityName,
            Observed = span.Observed,
            Expected = Math.Round(span.Expected, 1),
            Deviation = Math.Round(span.Deviation, 2),
            Baseline = span.Baseline.Describe(span.Peak),
            Count = span.Observed,
            EventId = [],
            Explanation = Explain(span, start, end),
            Tags = [span.Deviation > 0 ? "spike" : "drop"],
            Query = Query(span.Series, start, end),
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
        _spans[finding.FindingId] = span;
        return finding;
    }

    // Where there is always silence on weekends, a holiday cannot be told from a log that was switched off; one person's can.
    private static Severity Most(UnusualSpan span) =>
        !span.IsHoliday ? Severity.Critical : span.Observed > 0 || span.Series.Depth == 2 ? Severity.Low : Severity.Medium;

    private static string Query(ActivitySeries series, DateTime start, DateTime end)
    {
        var last = end - TimeSpan.FromMicroseconds(1);
        return series.Of is { } column ? EventSelect.Text(start, last, (column, series.EntityName)) : EventSelect.Text(start, last);
    }

    private static string Title(UnusualSpan span)
    {
        var events = Events(span.Series);
        return span.Observed == 0
            ? $"No {events}, usually {Wording.Number(span.Expected)}"
            : $"Unusually {(span.Deviation > 0 ? "many" : "few")} {events}: {Wording.Number(span.Observed)}, usually {Wording.Number(span.Expected)}";
    }

    private static string Explain(UnusualSpan span, DateTime start, DateTime end) =>
        $"{Wording.Number(span.Observed)} {Events(span.Series)} in {Wording.Span(end - start)} from {Wording.Time(start)}, where {Wording.Number(span.Expected)} are usual"
        + $" ({span.Baseline.Describe(span.Peak)}): {Wording.Number(Math.Abs(span.Deviation))} σ {(span.Deviation > 0 ? "above" : "below")}{(span.IsHoliday ? ", as on a weekend" : "")}.";

    private static string Events(ActivitySeries series) => series.Of switch
    {
        null => "events",
        EventColumn.Category => $"{series.EntityName} events",
        EventColumn.Actor => $"events of {Wording.Name(series.EntityName)}",
        _ => $"events from {Wording.Name(series.EntityName)}",
    };

    /// <summary>What makes up half of the events or more.</summary>
    private static string Behind(UnusualSpan span, List<Participants> tallies)
    {
        var most = tallies.Where((_, i) => Culprits[i] != span.Series.Of)
            .SelectMany(tally => tally.Counts.Where(pair => pair.Value > span.Observed / 2.0))
            .Select(pair => $"{Wording.Name(pair.Key)} {Wording.Number(pair.Value)}").ToList();
        return most.Count == 0 ? "" : $"; mostly {string.Join(", ", most)}";
    }
}
