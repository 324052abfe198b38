using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>One column of a chunk of records.</summary>
internal sealed class RecordColumn<T>
    where T : unmanaged
{
    private readonly T[] values = new T[DuckDBTableSource.ChunkSize];
    private readonly ulong[] valid = new ulong[DuckDBTableSource.ChunkSize / 64];
    private bool hasNulls;

    /// <summary>Sets a row, null for NULL.</summary>
    public void Set(int row, T? value)
    {
        ref var word = ref valid[row >> 6];
        var bit = 1UL << (row & 63);
        values[row] = value.GetValueOrDefault();
        if (value.HasValue)
        {
            word |= bit;
            return;
        }

        word &= ~bit;
        hasNulls = true;
    }

    /// <summary>The first rows.</summary>
    public ReadOnlySpan<T> Values(int rows) => values.AsSpan(0, rows);

    /// <summary>Gives the first rows to a query.</summary>
    public void Write(DuckDBChunkWriter chunk, int column, int rows)
    {
        chunk.Write<T>(column, values.AsSpan(0, rows));
        if (hasNulls)
            chunk.WriteValidity(column, valid);
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => hasNulls = false;
}
