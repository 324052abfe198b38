using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>Texts of a chunk's records, NULL where none is set.</summary>
internal sealed class FieldColumn
{
    private readonly DuckDBText[] texts = new DuckDBText[DuckDBTableSource.ChunkSize];
    private readonly ulong[] valid = new ulong[DuckDBTableSource.ChunkSize / 64];
    private bool used;

    /// <summary>Makes all rows NULL.</summary>
    public void Clear()
    {
        if (!used)
            return;
        Array.Clear(texts);
        Array.Clear(valid);
        used = false;
    }

    /// <summary>Sets a row.</summary>
    public void Set(int row, DuckDBText text)
    {
        texts[row] = text;
        valid[row >> 6] |= 1UL << (row & 63);
        used = true;
    }

    /// <summary>Gives the first rows to a query.</summary>
    public void Write(DuckDBChunkWriter chunk, int column, int rows)
    {
        if (used)
            chunk.Write<DuckDBText>(column, texts.AsSpan(0, rows));
        chunk.WriteValidity(column, valid);
    }
}
