using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Store.Scanning;

/// <summary>
/// The event that a scan looks at: its columns as text, and the values of its original record. Fields are made known before the first event,
/// and have numbers from then on; equal fields have the same.
/// </summary>
internal sealed class EventView
{
    private const int FirstColumn = 4;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<EventColumn> _columns = [];
    private readonly List<Place> _places = [];
    private readonly FieldSlots _slots = new();
    private readonly RecordValues _record;
    private readonly List<string> _words = [];
    private readonly string[] _one = new string[1];
    private readonly List<string> _several = [];
    private RowRun _run = null!;
    private bool _readsWords;
    private bool _hasWords;
    private bool _hasRecord;

    public EventView() => _record = new RecordValues(_slots);

    /// <summary>The columns that must follow time, source and record.</summary>
    public IReadOnlyList<EventColumn> Columns => [EventColumn.Count, .. _columns, .. ReadsData ? [EventColumn.Data] : (EventColumn[])[], .. _readsWords ? [EventColumn.Raw] : (EventColumn[])[]];

    public long Count => _run.Columns.Numbers(FirstColumn - 1)[_run.Row];

    public long Time => _run.Time;

    public EventKey Key => new(_run.Source, _run.Record);

    /// <summary>The original record as JSON, UTF-8; none where it is not JSON.</summary>
    public ReadOnlySpan<byte> Data => _run.Columns.Bytes(FirstColumn + _columns.Count, _run.Row);

    /// <summary>The original text, UTF-8; none where the record is JSON.</summary>
    public ReadOnlySpan<byte> Raw => _run.Columns.Bytes(FirstColumn + _columns.Count + 1, _run.Row);

    private bool ReadsData => _slots.Count > 0 || _readsWords;

    /// <summary>Makes a field known, before the first event.</summary>
    /// <returns>Its number.</returns>
    public int Know(EventField field)
    {
        var key = string.Join('\0', [field.Column?.Name() ?? "", .. field.Paths.Select(path => $"{path.Path}={path.Constant}")]);
        if (_numbers.TryGetValue(key, out var number))
            return number;

        if (field.Column is { } column && !_columns.Contains(column))
            _columns.Add(column);
        _places.Add(new Place(field.Column, field.Column is { } known ? FirstColumn + _columns.IndexOf(known) : 0, [.. field.Paths.Select(path => (_slots.Add(path.Path), path.Constant))]));
        return _numbers[key] = _places.Count - 1;
    }

    /// <summary>Makes known that words are sought anywhere, before the first event.</summary>
    public void KnowWords() => _readsWords = true;

    /// <summary>Moves to the row that a run stands on.</summary>
    public void MoveTo(RowRun run)
    {
        _run = run;
        _hasWords = false;
        _hasRecord = false;
    }

    /// <summary>The values of a field by its number; none when it is absent. Valid until the next call.</summary>
    public ReadOnlySpan<string> Values(int field)
    {
        var place = _places[field];
        if (place.Column is { } column)
            return Values(column, place.Index);
        ReadRecord();
        if (place.Slots is [(var only, null)])
            return _record.Values(only);

        _several.Clear();
        var isFound = false;
        foreach (var (slot, constant) in place.Slots)
        {
            if (!_record.Has(slot))
                continue;
            if (constant is not null)
                _several.Add(constant);
            else if (!isFound)
                _several.AddRange(_record.Values(slot));
            isFound |= constant is null;
        }

        return CollectionsMarshal.AsSpan(_several);
    }

    /// <summary>The texts that words are sought in: the original text, or else every value of the original record.</summary>
    public ReadOnlySpan<string> Words()
    {
        if (!_hasWords)
        {
            _hasWords = true;
            _words.Clear();
            if (Raw.IsEmpty)
                RecordWords.Add(Data, _words);
            else
                _words.Add(Encoding.UTF8.GetString(Raw));
        }

        return CollectionsMarshal.AsSpan(_words);
    }

    // Of most events columns tell enough.
    private void ReadRecord()
    {
        if (_hasRecord)
            return;
        _hasRecord = true;
        _record.Read(Data);
    }

    private ReadOnlySpan<string> Values(EventColumn column, int index)
    {
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

    private sealed record Place(EventColumn? Column, int Index, (int Slot, string? Constant)[] Slots);
}
