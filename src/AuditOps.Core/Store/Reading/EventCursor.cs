using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Reading;

/// <summary>Walks over ordered rows whose columns are count and then those of the stream.</summary>
internal sealed class EventCursor(OrderedRows rows, int? first) : IEventCursor
{
    private const int CountColumn = 3;
    private const int FirstColumn = 4;
    private RowRun current = null!;
    private long left = first ?? long.MaxValue;

    /// <summary>SQL of the columns that a stream needs.</summary>
    public static IReadOnlyList<string> Columns(EventStream stream) =>
        [EventColumn.Count.AsNumber(), .. stream.Columns.Select(column => column.IsText() ? column.Quoted() : column.AsNumber())];

    public long Time => current.Time;

    public EventKey Key => new(current.Source, current.Record);

    public long Count => current.Columns.Numbers(CountColumn)[current.Row];

    public bool Read()
    {
        // Each run holds as many as were asked for.
        if (left-- <= 0 || !rows.Read())
        {
            return false;
        }

        current = rows.Current!;
        return true;
    }

    public string? Text(int column) => current.Columns.Texts(FirstColumn + column)[current.Row];

    public long? Number(int column) => current.Columns.Number(FirstColumn + column, current.Row);

    public void Dispose() => rows.Dispose();
}
