using System.Text;
using System.Text.Json;

namespace AuditOps.Core.Store.Scanning;

/// <summary>The values of one original record at the places that a scan must know, taken from its JSON in one pass.</summary>
internal sealed class RecordValues(FieldSlots slots)
{
    // Lists within lists are followed so far; names are followed only as far as somebody asks.
    private const int Deepest = 128;

    // Records were checked when they were imported, and nobody shall hide a field behind deep ones.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };
    private readonly List<int> _touched = [];
    private Place[] _places = [];
    private char[] _name = new char[256];

    /// <summary>Takes the values of a record; one that is not JSON has none.</summary>
    public void Read(ReadOnlySpan<byte> json)
    {
        Clear();
        if (_places.Length < slots.Count)
            _places = [.. _places, .. Enumerable.Range(0, slots.Count - _places.Length).Select(_ => new Place())];
        if (json.IsEmpty)
            return;

        var reader = new Utf8JsonReader(json, Options);
        try
        {
            if (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
                Members(ref reader, slots.Root, default, json);
        }
        catch (JsonException)
        {
            // What was read before the fault counts.
        }
    }

    /// <summary>Whether something is at a place that is not null.</summary>
    public bool Has(int slot) => _places[slot].Count > 0;

    /// <summary>The values at a place.</summary>
    public ReadOnlySpan<string> Values(int slot) => _places[slot].All;

    private void Clear()
    {
        foreach (var slot in _touched)
            _places[slot].Count = 0;
        _touched.Clear();
    }

    // A record may be known by a name and by *, so two nodes may apply to the same value.
    private void Members(ref Utf8JsonReader reader, FieldSlots.Node? one, FieldSlots.Node? other, ReadOnlySpan<byte> json)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            var first = one is null ? null : Descend(one, name);
            var second = other is null ? one?.Find("*") : Descend(other, name);
            reader.Read();
            Value(ref reader, first ?? second, first is null ? null : second, json);
        }
    }

    // Some exports write a.b: {…} for what others write as a: {b: {…}}.
    private static FieldSlots.Node? Descend(FieldSlots.Node node, ReadOnlySpan<char> name)
    {
        if (node.Children.Count == 0)
            return null;
        if (node.Find(name) is { } child)
            return child;
        return name.IndexOf('.') is > 0 and var dot && node.Find(name[..dot]) is { } outer ? Descend(outer, name[(dot + 1)..]) : null;
    }

    private void Value(ref Utf8JsonReader reader, FieldSlots.Node? one, FieldSlots.Node? other, ReadOnlySpan<byte> json)
    {
        if (one is null || reader.CurrentDepth > Deepest)
        {
            reader.Skip();
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Raw(ref reader, one, json);
                Raw(ref reader, other, json);
                Members(ref reader, one, other, json);
                break;
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Element(ref reader, one, other, i, json);
                break;
            case JsonTokenType.Null:
                break;
            default:
                Scalar(ref reader, one);
                Scalar(ref reader, other);
                break;
        }
    }

    private void Element(ref Utf8JsonReader reader, FieldSlots.Node one, FieldSlots.Node? other, int index, ReadOnlySpan<byte> json)
    {
        Span<char> digits = stackalloc char[11];
        index.TryFormat(digits, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        Value(ref reader, one, other ?? (one.Children.Count > 0 ? one.Find(digits[..written]) : null), json);
    }

    private void Raw(ref Utf8JsonReader reader, FieldSlots.Node? node, ReadOnlySpan<byte> json)
    {
        if (node is not { Slot: >= 0 and var slot })
            return;
        var whole = reader;
        whole.Skip();
        Add(slot, Encoding.UTF8.GetString(json[(int)reader.TokenStartIndex..(int)whole.BytesConsumed]));
    }

    private void Scalar(ref Utf8JsonReader reader, FieldSlots.Node? node)
    {
        if (node is not { Slot: >= 0 and var slot })
            return;
        Add(slot, Text(ref reader));
    }

    /// <summary>The text of a single value.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a character: the text stays as it is written.
            }
        }

        return Encoding.UTF8.GetString(reader.ValueSpan);
    }

    private void Add(int slot, string value)
    {
        var place = _places[slot];
        if (place.Count == 0)
            _touched.Add(slot);
        place.Add(value);
    }

    private ReadOnlySpan<char> Name(ref Utf8JsonReader reader)
    {
        var most = reader.ValueSpan.Length;
        if (_name.Length < most)
            _name = new char[most * 2];
        try
        {
            return _name.AsSpan(0, reader.CopyString(_name));
        }
        catch (InvalidOperationException)
        {
            return _name.AsSpan(0, Encoding.UTF8.GetChars(reader.ValueSpan, _name));
        }
    }

    private sealed class Place
    {
        private string[] _values = new string[1];

        public int Count { get; set; }

        public ReadOnlySpan<string> All => _values.AsSpan(0, Count);

        public void Add(string value)
        {
            if (Count == _values.Length)
                Array.Resize(ref _values, Count * 2);
            _values[Count++] = value;
        }
    }
}
