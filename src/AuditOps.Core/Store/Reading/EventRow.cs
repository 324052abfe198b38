using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Reading;

/// <summary>Makes whole events of rows.</summary>
internal static class EventRow
{
    private const int First = 3;

    /// <summary>SQL of the columns that it needs.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        .. EventSchema.All.Where(column => column is not (EventColumn.Time or EventColumn.Source or EventColumn.Record))
            .Select(column => column.IsText() ? column.Quoted() : column.AsNumber()),
    ];

    private static readonly int[] Places = Place();

    public static AuditEvent Read(RowRun run)
    {
        var (columns, row) = (run.Columns, run.Row);
        return new AuditEvent
        {
            EventId = new EventKey(run.Source, run.Record).ToString(),
            Time = Microseconds.ToTime(columns.Number(0, row)),
            Uid = Text(EventColumn.Uid),
            Ingested = Microseconds.ToTime(Number(EventColumn.Ingested) ?? 0),
            Category = Text(EventColumn.Category) ?? "unparsed",
            Action = Text(EventColumn.Action),
            Outcome = Text(EventColumn.Outcome) ?? "unknown",
            Count = Number(EventColumn.Count) ?? 1,
            SeverityId = (int)(Number(EventColumn.Severity) ?? 0),
            ClassUid = (int?)Number(EventColumn.ClassUid),
            Actor = Text(EventColumn.Actor),
            Target = Text(EventColumn.Target),
            SourceIp = Text(EventColumn.SourceIp),
            SourcePort = (int?)Number(EventColumn.SourcePort),
            Host = Text(EventColumn.Host),
            Subsystem = Text(EventColumn.Subsystem),
            Session = Text(EventColumn.Session),
            Operation = Text(EventColumn.Operation),
            Transaction = Text(EventColumn.Transaction),
            Request = Text(EventColumn.Request),
            Process = Text(EventColumn.Process),
            Pid = Number(EventColumn.Pid),
            Ppid = Number(EventColumn.Ppid),
            Command = Text(EventColumn.Command),
            Resource = Text(EventColumn.Resource),
            Message = Text(EventColumn.Message),
            Format = Text(EventColumn.Format),
            Origin = Text(EventColumn.Origin),
            SourceFile = Text(EventColumn.SourceFile),
            Data = Text(EventColumn.Data),
            Raw = Text(EventColumn.Raw),
        };

        string? Text(EventColumn column) => columns.Texts(Places[(int)column])[row];

        long? Number(EventColumn column) => columns.Number(Places[(int)column], row);
    }

    private static int[] Place()
    {
        var places = new int[EventSchema.All.Count];
        var next = First;
        foreach (var column in EventSchema.All)
        {
            places[(int)column] = column switch
            {
                EventColumn.Time => 0,
                EventColumn.Source => 1,
                EventColumn.Record => 2,
                _ => next++,
            };
        }

        return places;
    }
}
