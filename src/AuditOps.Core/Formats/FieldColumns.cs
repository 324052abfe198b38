using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Json;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>Fills the columns of <c>input</c> that are paths into the JSON of <c>fields</c>, all of a record in one pass, when a query reads it.</summary>
/// <param name="wanted">The paths.</param>
/// <param name="texts">Keeps texts that do not stand in the JSON as they are.</param>
internal sealed class FieldColumns(FieldPaths wanted, PinnedText texts)
{
    private readonly JsonPaths paths = new([.. wanted.Paths, .. wanted.Wrapped]);
    private readonly FieldColumn[] columns = [.. wanted.Paths.Select(_ => new FieldColumn())];
    private readonly Bytes decoded = new();

    /// <summary>The paths.</summary>
    public IReadOnlyList<string> Paths => wanted.Paths;

    /// <summary>Gives the columns of some records to a query.</summary>
    /// <param name="fields">Their JSON objects; empty where there is none.</param>
    /// <param name="chunk">Where to write.</param>
    /// <param name="first">The number of the first of the columns.</param>
    public void Write(ReadOnlySpan<DuckDBText> fields, DuckDBChunkWriter chunk, int first)
    {
        if (!Asked(chunk, first))
            return;
        foreach (var column in columns)
            column.Clear();
        for (var row = 0; row < fields.Length; row++)
        {
            if (!fields[row].IsEmpty)
                Set(row, Find(fields[row].Bytes));
        }

        for (var i = 0; i < columns.Length; i++)
            columns[i].Write(chunk, first + i, fields.Length);
    }

    private bool Asked(DuckDBChunkWriter chunk, int first)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (chunk.Asks(first + i))
                return true;
        }

        return false;
    }

    /// <summary>Finds the paths of a record, in what it is wrapped into or in itself.</summary>
    /// <returns>The text in which they were found.</returns>
    private ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json)
    {
        paths.Find(json);
        if (wanted.Wrapped.Count == 0 || Value(0) is not null)
            return json;
        for (var i = 1; i < wanted.Wrapped.Count; i++)
        {
            if (Value(i) is not { } value || Inner(json, value) is not { IsEmpty: false } inner)
                continue;
            paths.Find(inner);
            if (Value(0) is not null)
                return inner;
            paths.Find(json);
        }

        return json;
    }

    private JsonValue? Value(int wrapped)
    {
        foreach (ref readonly var found in paths.Found)
        {
            if (found.Path == wanted.Paths.Count + wrapped)
                return found.Value;
        }

        return null;
    }

    /// <summary>The object that a value is, or is the text of; empty where it is neither.</summary>
    private ReadOnlySpan<byte> Inner(ReadOnlySpan<byte> json, JsonValue value)
    {
        var text = json.Slice(value.Start, value.Length);
        if (value.Form == JsonForm.Escaped)
            text = texts.Place(Decoded(text));
        text = text.Trim(" \t\r\n"u8);
        if (!text.StartsWith("{"u8) || value.Form == JsonForm.Nested)
            return text.StartsWith("{"u8) ? text : default;
        var scan = JsonScanner.Scan(text, final: true);
        return scan is { State: JsonState.Whole, Repair: false } && scan.Length == text.Length ? text : default;
    }

    private void Set(int row, ReadOnlySpan<byte> json)
    {
        foreach (ref readonly var found in paths.Found)
        {
            if (found.Path < columns.Length)
                columns[found.Path].Set(row, Text(json, found.Value));
        }
    }

    private DuckDBText Text(ReadOnlySpan<byte> json, JsonValue value)
    {
        var text = json.Slice(value.Start, value.Length);
        return value.Form switch
        {
            JsonForm.Escaped => texts.Keep(Decoded(text)),
            JsonForm.Nested when Compact(text) is var compact && compact.Length < text.Length => texts.Keep(compact),
            _ => DuckDBText.Of(text),
        };
    }

    private ReadOnlySpan<byte> Decoded(ReadOnlySpan<byte> text)
    {
        decoded.Clear();
        JsonEscapes.Decode(text, decoded);
        return decoded.Span;
    }

    private ReadOnlySpan<byte> Compact(ReadOnlySpan<byte> text)
    {
        decoded.Clear();
        JsonEscapes.Compact(text, decoded);
        return decoded.Span;
    }
}
