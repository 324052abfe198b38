using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Store.Scanning;

/// <summary>The event that a scan looks at: its columns as text, and the values of its original record.</summary>
internal sealed class EventView
{
    private const int FirstColumn = 4;
    private readonly List<EventColumn> _columns = [];
    private readonly Dictionary<EventField, (int Slot, string? Constant)[]> _places = new(ReferenceEqualityComparer.Instance);
    private readonly FieldSlots _slots = new();
    private readonly RecordValues _record;
    private readonly List<string> _words = [];
    private readonly string[] _one = new string[1];
    private readonly List<string> _several = [];
    private RowRun _run = null!;
    private bool _hasWords;

    public EventView() => _record = new RecordValues(_slots);

    /// <summary>Whether the original record is read at all.</summary>
    private bool ReadsData => _slots.Count > 0 || ReadsWords;

    private bool ReadsWords { get; set; }

    /// <summary>SQL of the columns that must follow time, source and record.</summary>
    public IReadOnlyList<EventColumn> Columns => [EventColumn.Count, .. _columns, .. ReadsData ? [EventColumn.Data] : (EventColumn[])[], .. ReadsWords ? [EventColumn.Raw] : (EventColumn[])[]];

    /// <summary>Makes a field known, before the first event.</summary>
    public void Know(EventField field)
    {
        if (field.Column is { } column)
        {
            if (!_columns.Contains(column))
                _columns.Add(column);
            return;
        }

        if (!_places.ContainsKey(field))
            _places[field] = [.. field.Paths.Select(path => (_slots.Add(path.Path), path.Constant))];
    }

    /// <summary>Makes known that words are sought anywhere, before the first event.</summary>
    public void KnowWords() => ReadsWords = true;

    /// <summary>Moves to the row that a run stands on.</summary>
    public void MoveTo(RowRun run)
    {
        _run = run;
        _hasWords = false;
        if (ReadsData)
            _record.Read(run.Columns.Bytes(FirstColumn + _columns.Count, run.Row));
    }

    public long Count => _run.Columns.Numbers(FirstColumn - 1)[_run.Row];

    public long Time => _run.Time;

    public EventKey Key => new(_run.Source, _run.Record);

    /// <summary>The values of a field; none when it is absent. Valid until the next call.</summary>
    public ReadOnlySpan<string> Values(EventField field)
    {
        if (field.Column is { } column)
            return Column(column);

        var places = _places[field];
        if (places.Length == 1 && places[0].Constant is null)
            return _record.Values(places[0].Slot);

        _several.Clear();
        var isFound = false;
        foreach (var (slot, constant) in places)
        {
            if (!_record.Has(slot))
                continue;
            if (constant is not null)
                _several.Add(constant);
            else if (!isFound)
                _several.AddRange(_record.Values(slot));
            isFound |= constant is null;
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_several);
    }

    /// <summary>The texts that words are sought in: the original text, or else every value of the original record.</summary>
    public ReadOnlySpan<string> Words()
    {
        if (!_hasWords)
        {
            _hasWords = true;
            _words.Clear();
            var raw = _run.Columns.Bytes(FirstColumn + _columns.Count + 1, _run.Row);
            if (raw.IsEmpty)
                RecordWords.Add(_run.Columns.Bytes(FirstColumn + _columns.Count, _run.Row), _words);
            else
                _words.Add(System.Text.Encoding.UTF8.GetString(raw));
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words);
    }

    private ReadOnlySpan<string> Column(EventColumn column)
    {
        var index = FirstColumn + _columns.IndexOf(column);
        var text = column switch
        {
            EventColumn.Time => Microseconds.Text(Microseconds.ToTime(_run.Time)),
            EventColumn.Source => _run.Source.ToString(CultureInfo.InvariantCulture),
            EventColumn.Record => _run.Record.ToString(CultureInfo.InvariantCulture),
            _ when column.IsText() => _run.Columns.Texts(index)[_run.Row],
            _ => _run.Columns.Number(index, _run.Row)?.ToString(CultureInfo.InvariantCulture),
        };
        if (text is null)
            return [];
        _one[0] = text;
        return _one;
    }
}
