using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>The columns of the chunk that a reader stands on. A column is taken over as a whole when it is first asked for.</summary>
internal sealed class ChunkColumns(DuckDBChunkReader reader)
{
    private const int MaximumRows = 2048;
    private readonly Column[] columns = [.. reader.Columns.Select(_ => new Column())];
    private long chunk;

    public int RowCount => reader.RowCount;

    /// <summary>Moves to the next chunk.</summary>
    public bool Read()
    {
        chunk++;
        return reader.Read();
    }

    /// <summary>A number column, every type of eight bytes; what stands for NULL means nothing.</summary>
    public long[] Numbers(int column)
    {
        var of = columns[column];
        if (of.Chunk != chunk)
        {
            var vector = reader.Column(column);
            vector.Values<long>().CopyTo(of.Numbers ??= new long[MaximumRows]);
            TakeNulls(of, vector);
            of.Chunk = chunk;
        }

        return of.Numbers!;
    }

    /// <summary>A number, or null.</summary>
    public long? Number(int column, int row)
    {
        var number = Numbers(column)[row];
        return IsNull(column, row) ? null : number;
    }

    /// <summary>Whether a number that was asked for is NULL.</summary>
    public bool IsNull(int column, int row) => columns[column].HasNulls && columns[column].Nulls![row];

    /// <summary>A column as DuckDB has it, until the next chunk.</summary>
    public DuckDBVector Vector(int column) => reader.Column(column);

    /// <summary>A text column.</summary>
    public string?[] Texts(int column)
    {
        var of = columns[column];
        if (of.Chunk != chunk)
        {
            TakeTexts(of, reader.Column(column));
            of.Chunk = chunk;
        }

        return of.Texts!;
    }

    /// <summary>The bytes of a text, UTF-8, until the next chunk; none for null.</summary>
    public ReadOnlySpan<byte> Bytes(int column, int row)
    {
        var vector = reader.Column(column);
        return vector.IsNull(row) ? default : vector.Bytes(row);
    }

    private static void TakeNulls(Column of, DuckDBVector vector)
    {
        of.HasNulls = vector.MayHaveNulls;
        if (of.HasNulls)
        {
            of.Nulls ??= new bool[MaximumRows];
            for (var row = 0; row < vector.Count; row++)
            {
                of.Nulls[row] = vector.IsNull(row);
            }
        }
    }

    // Neighbours are often equal: then there is nothing to look up.
    private static void TakeTexts(Column of, DuckDBVector vector)
    {
        var texts = of.Texts ??= new string?[MaximumRows];
        if (vector.IsAllNull())
        {
            if (!of.AllNull)
                Array.Clear(texts);
            of.AllNull = true;
            return;
        }

        of.AllNull = false;
        ReadOnlySpan<byte> before = default;
        string? last = null;
        for (var row = 0; row < vector.Count; row++)
        {
            if (vector.IsNull(row))
            {
                texts[row] = null;
                continue;
            }

            var bytes = vector.Bytes(row);
            if (last is null || !bytes.SequenceEqual(before))
            {
                last = of.Cache.Text(bytes);
                before = bytes;
            }

            texts[row] = last;
        }
    }

    private sealed class Column
    {
        public long Chunk { get; set; }

        public long[]? Numbers { get; set; }

        public string?[]? Texts { get; set; }

        public bool[]? Nulls { get; set; }

        public bool HasNulls { get; set; }

        public bool AllNull { get; set; }

        public TextCache Cache { get; } = new();
    }
}
