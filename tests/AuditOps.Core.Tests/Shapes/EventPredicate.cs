using System.Globalization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>Evaluates a filter on one event, literally as the filter's summaries say.</summary>
internal static class EventPredicate
{
    public static bool Holds(EventFilter filter, AuditEvent found) => filter switch
    {
        EventFilter.And and => and.Parts.All(part => Holds(part, found)),
        EventFilter.Or or => or.Parts.Any(part => Holds(part, found)),
        EventFilter.Not not => !Holds(not.Part, found),
        EventFilter.TimeRange range => found.Time is { } time && !(time < range.Since) && !(time >= range.Until),
        EventFilter.In among => Text(found, among.Column) is { } text && among.Values.Contains(text, StringComparer.Ordinal),
        EventFilter.Like like => Text(found, like.Column) is { } text && Wildcard.IsMatch(like.Wildcard, text),
        EventFilter.Contains contains => contains.Columns.Any(column =>
            Text(found, column)?.Contains(contains.Text, StringComparison.OrdinalIgnoreCase) == true),
        EventFilter.Between between => Value(found, between.Column) is long number && !(number < between.Low) && !(number > between.High),
        EventFilter.Present present => Value(found, present.Column) is not null,
        EventFilter.Keys keys => keys.Values.Contains(EventKey.Parse(found.EventId)),
        EventFilter.Field field => RulePredicate.Holds(field, found),
        EventFilter.Anywhere anywhere => RulePredicate.Holds(anywhere, found),
        _ => throw new NotSupportedException($"{filter} is unknown to the oracle."),
    };

    /// <summary>A column as text, as features see it.</summary>
    public static string? Text(AuditEvent found, EventColumn column) => Value(found, column) switch
    {
        null => null,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public static object? Value(AuditEvent found, EventColumn column) => column switch
    {
        EventColumn.Source => (long)EventKey.Parse(found.EventId).Source,
        EventColumn.Record => EventKey.Parse(found.EventId).Record,
        EventColumn.Uid => found.Uid,
        EventColumn.Time => found.Time,
        EventColumn.Ingested => found.Ingested,
        EventColumn.Category => found.Category,
        EventColumn.Action => found.Action,
        EventColumn.Outcome => found.Outcome,
        EventColumn.Count => found.Count,
        EventColumn.Severity => (long)found.SeverityId,
        EventColumn.ClassUid => (long?)found.ClassUid,
        EventColumn.Actor => found.Actor,
        EventColumn.Target => found.Target,
        EventColumn.SourceIp => found.SourceIp,
        EventColumn.SourcePort => (long?)found.SourcePort,
        EventColumn.Host => found.Host,
        EventColumn.Subsystem => found.Subsystem,
        EventColumn.Session => found.Session,
        EventColumn.Operation => found.Operation,
        EventColumn.Transaction => found.Transaction,
        EventColumn.Request => found.Request,
        EventColumn.Process => found.Process,
        EventColumn.Pid => found.Pid,
        EventColumn.Ppid => found.Ppid,
        EventColumn.Command => found.Command,
        EventColumn.Resource => found.Resource,
        EventColumn.Message => found.Message,
        EventColumn.Format => found.Format,
        EventColumn.Origin => found.Origin,
        EventColumn.SourceFile => found.SourceFile,
        EventColumn.Data => found.Data,
        EventColumn.Raw => found.Raw,
        _ => throw new NotSupportedException($"{column} is unknown to the oracle."),
    };
}
