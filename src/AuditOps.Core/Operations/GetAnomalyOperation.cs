using AuditOps.Core.Anomalies;
using AuditOps.Core.Anomalies.Series;
using AuditOps.Core.Configuration;
using AuditOps.Core.Findings;
using AuditOps.Core.Series;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Compares how often things happen with how often they usually happen.</summary>
internal sealed class GetAnomalyOperation : IOperation<GetAnomaly, Anomaly>
{
    public IEnumerable<Anomaly> Run(GetAnomaly request, OperationContext context)
    {
        if (!AnomalyCatalog.Names.Any(name => Wildcard.IsMatchOfAny(request.Type, name)))
            throw UnknownType(request.Type);

        if (request.Value is not null)
        {
            foreach (var finding in OfSeries(request, context).Report(request, context))
                yield return finding;
            yield break;
        }

        using var scope = context.Open(request);
        if (Hours(scope, Zone(request.TimeZone)) is not { } grid)
            yield break;

        if (grid.Whole < EventFrequency.FewestHours)
        {
            context.Observer.OnProblem(TooShort(grid.Whole));
            yield break;
        }

        var wanted = AnomalyCatalog.OfEvents.Where(name => Wildcard.IsMatchOfAny(request.Type, name)).ToHashSet(StringComparer.Ordinal);
        var frequency = new EventFrequency(scope, grid, request, context.CancellationToken);
        var habits = new HabitAnomalies(scope, context.Atlas(request.Store), request, context.CancellationToken);
        var found = (wanted.Contains(EventFrequency.Name) ? frequency.Find() : []).Concat(habits.Find(wanted));
        foreach (var finding in found.Report(request, context))
            yield return habits.Complete(finding) ?? frequency.Complete(finding);
    }

    private static IEnumerable<Anomaly> OfSeries(GetAnomaly request, OperationContext context)
    {
        var (points, files) = new SeriesInput<Anomaly>(request, request.Value!, request.Time ?? throw TimeMissing(), context).Read();
        var window = points.Where(point => !(point.Time < request.Since?.UtcDateTime) && !(point.Time >= request.Until?.UtcDateTime)).ToList();
        if (window.Count < SeriesAnomalies.FewestPoints)
            context.Observer.OnProblem(TooFew(window.Count));
        return new SeriesAnomalies(request, window, files).Find();
    }

    /// <summary>The hours of the window that the store's events cover.</summary>
    private static HourGrid? Hours(EventScope scope, TimeZoneInfo zone)
    {
        if (scope is not { Since: { } since, Until: { } until } || scope.Events.Range is not var (first, last))
            return null;

        var start = since > first ? since : first;
        var end = until < last ? until : last.AddTicks(TimeSpan.TicksPerMicrosecond);
        return start < end ? new HourGrid(start, end, zone) : null;
    }

    private static TimeZoneInfo Zone(string? name)
    {
        if (name is null)
            return TimeZoneInfo.Utc;
        return TimeZones.TryFind(name, out var zone) ? zone : throw new AuditOpsException(ErrorKind.InvalidRequest, "TimeZoneUnknown",
            $"There is no time zone '{name}'. Give a name such as Europe/Berlin or UTC.")
        { Target = nameof(GetAnomaly.TimeZone) };
    }

    private static AuditOpsException TimeMissing() => new(ErrorKind.InvalidRequest, "TimeMissing",
        "-Value names the numbers of a series, but -Time does not name their times. Give the name of the property or column that holds them.")
    { Target = nameof(GetAnomaly.Time) };

    private static Problem TooShort(int hours) => new(ProblemLevel.Warning, ErrorKind.InvalidData, "HistoryTooShort",
        $"The events cover {Wording.Count(hours, "whole hour")}; to say what is unusual takes {EventFrequency.FewestHours} at least. Give more events, or a longer window.");

    private static Problem TooFew(int values) => new(ProblemLevel.Warning, ErrorKind.InvalidData, "HistoryTooShort",
        $"The series has {Wording.Count(values, "value")}; to say what is unusual takes {SeriesAnomalies.FewestPoints} at least.");

    private static AuditOpsException UnknownType(IReadOnlyList<string> types) => new(ErrorKind.InvalidRequest, "AnomalyUnknown",
        $"There is no anomaly '{string.Join("', '", types)}'. Choose of {string.Join(", ", AnomalyCatalog.Names)}.")
    { Target = nameof(GetAnomaly.Type) };
}
