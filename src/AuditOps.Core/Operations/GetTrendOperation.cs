using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;
using AuditOps.Core.Trends;

namespace AuditOps.Core.Operations;

/// <summary>Counts by period, and tells what becomes of it.</summary>
internal sealed class GetTrendOperation : IOperation<GetTrend, Trend>
{
    // All pairs of periods are compared.
    private const int MostPeriods = 3_000;

    public IEnumerable<Trend> Run(GetTrend request, OperationContext context)
    {
        var grouping = request.GroupBy is { } name ? Grouping.Parse(name, "UTC") : null;
        if (grouping is { Feature: not Feature.Column })
            throw new AuditOpsException(ErrorKind.InvalidRequest, "ColumnUnknown", $"Trends are told for columns, and '{request.GroupBy}' is a part of time. Choose one such as action or actor.") { Target = nameof(GetTrend.GroupBy) };

        using var scope = context.Open(request);
        if (Calendar(request, scope) is not { } calendar)
        {
            Absence.WarnOfTimes(scope, context);
            yield break;
        }

        if (calendar.Count > MostPeriods)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "PeriodsTooMany", $"The window has {Wording.Number(calendar.Count)} periods, and {Wording.Number(MostPeriods)} can be compared. Choose a longer -Period, or a shorter window.") { Target = nameof(GetTrend.Period) };
        if (calendar.Count < TrendAnalysis.FewestPeriods)
            context.Observer.OnProblem(TooShort(calendar.Count));
        if (calendar.Count == 0)
            yield break;

        foreach (var (group, counts) in Counts(request, scope, grouping, calendar, context.CancellationToken))
            yield return ToTrend(request, scope, calendar, group, counts);
    }

    // A period that the window or the log cuts would look like a change.
    private static PeriodCalendar? Calendar(GetTrend request, EventScope scope)
    {
        if (scope is not { Since: { } since, Until: { } until } || scope.Events.Range is not var (first, last))
            return null;
        var end = last.AddTicks(TimeSpan.TicksPerMicrosecond);
        return new PeriodCalendar(request.Period, since > first ? since : first, until < end ? until : end);
    }

    private static IEnumerable<(string? Group, long[] Counts)> Counts(GetTrend request, EventScope scope, Grouping? grouping, PeriodCalendar calendar, CancellationToken cancellationToken)
    {
        var (filter, aggregate) = TrendMetrics.Of(request.Metric);
        var query = new FeatureQuery
        {
            Filter = scope.Filter & filter & new EventFilter.TimeRange(calendar.Start, calendar.End),
            GroupBy = grouping is null ? [calendar.Feature] : [grouping.Feature, calendar.Feature],
            Aggregates = [aggregate],
            TopValues = grouping is null ? null : request.Top,
        };
        var counts = new Dictionary<string, long[]>(StringComparer.Ordinal);
        if (grouping is null)
            counts[""] = new long[calendar.Count];
        foreach (var row in scope.Events.Features(query, cancellationToken))
        {
            if (row.Group[^1] is not DateTime time || calendar.PlaceOf(time) is not { } place)
                continue;
            var group = grouping is null ? "" : grouping.Show(row.Group[0]!);
            if (!counts.TryGetValue(group, out var series))
                counts[group] = series = new long[calendar.Count];
            series[place] = row.Values[0] ?? 0;
        }

        return counts.OrderByDescending(pair => pair.Value.Sum()).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (grouping is null ? null : pair.Key, pair.Value));
    }

    private static Trend ToTrend(GetTrend request, EventScope scope, PeriodCalendar calendar, string? group, long[] counts)
    {
        var analysis = TrendAnalysis.Of([.. counts.Select(count => (double)count)], request.Period, calendar.Start, request.Confidence);
        var (last, previous) = (counts[^1], counts.Length > 1 ? counts[^2] : (long?)null);
        return new Trend
        {
            Metric = request.Metric,
            Group = group,
            Period = request.Period,
            Direction = analysis.Direction,
            Slope = Rounded(analysis.Line?.Slope),
            SlopeLow = Rounded(analysis.Line?.Low),
            SlopeHigh = Rounded(analysis.Line?.High),
            Probability = analysis.Test is { } test ? Math.Round(test.Probability, 6) : null,
            Season = analysis.Season.Name,
            Last = last,
            Previous = previous,
            ChangePercent = previous is > 0 ? Math.Round(100.0 * (last - previous.Value) / previous.Value, 1) : null,
            Forecast = Rounded(analysis.Next?.Value),
            ForecastLow = Rounded(analysis.Next?.Low),
            ForecastHigh = Rounded(analysis.Next?.High),
            Start = calendar.Start,
            End = calendar.End,
            Point = [.. counts.Select((count, place) => new TrendPoint { Time = calendar.At(place), Value = count, Adjusted = Math.Round(analysis.Adjusted[place], 3) })],
            Explanation = TrendWording.Sentence(request, group, counts, analysis),
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;

    private static Problem TooShort(int periods) => new(ProblemLevel.Warning, ErrorKind.InvalidData, "HistoryTooShort",
        $"The events cover {Wording.Count(periods, "whole period")}; to tell a trend takes {TrendAnalysis.FewestPeriods} at least. Choose a shorter -Period, or a longer window.");
}
