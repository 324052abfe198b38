using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Reading;

/// <summary>Makes events of rows.</summary>
internal sealed class EventRow
{
    private const int First = 3;

    private readonly int[] places;
    private readonly ResultStamp? stamp;
    private ulong source;
    private string prefix = "";

    /// <param name="only">The columns to read beside the event's identity and time; null for all.</param>
    /// <param name="stamp">What the events carry.</param>
    public EventRow(IReadOnlyList<EventColumn>? only, ResultStamp? stamp)
    {
        this.stamp = stamp;
        List<EventColumn> read = [.. (only ?? EventSchema.All).Where(column => column is not (EventColumn.Time or EventColumn.Source or EventColumn.Record))];
        Columns = [.. read.Select(column => column.IsText() ? column.Quoted() : column.AsNumber())];
        places = [.. EventSchema.All.Select(column => read.IndexOf(column) is >= 0 and var place ? First + place : -1)];
    }

    /// <summary>SQL of the columns that it needs after time, source and record.</summary>
    public IReadOnlyList<string> Columns { get; }

    public AuditEvent Read(RowRun run)
    {
        var (columns, row) = (run.Columns, run.Row);
        return new AuditEvent
        {
            EventId = Identity(run),
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
            Store = stamp?.Store,
            LiteralPath = stamp?.LiteralPath,
        };

        string? Text(EventColumn column) => places[(int)column] is >= 0 and var place ? columns.Texts(place)[row] : null;

        long? Number(EventColumn column) => places[(int)column] is >= 0 and var place ? columns.Number(place, row) : null;
    }

    // Neighbours mostly come from the same input.
    private string Identity(RowRun run)
    {
        if (run.Source != source || prefix.Length == 0)
            (source, prefix) = (run.Source, new EventKey(run.Source, 0).ToString()[..^1]);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{run.Record}");
    }
}
