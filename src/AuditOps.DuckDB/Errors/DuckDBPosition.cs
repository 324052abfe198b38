namespace AuditOps.DuckDB;

/// <summary>A place within a SQL text.</summary>
/// <param name="Offset">Characters before it.</param>
/// <param name="Line">Its line; the first is 1.</param>
/// <param name="Column">Its column; the first is 1.</param>
public readonly record struct DuckDBPosition(int Offset, int Line, int Column)
{
    /// <summary>Finds the place of a byte of the text's UTF-8.</summary>
    internal static DuckDBPosition OfByte(string sql, long bytes)
    {
        var offset = 0;
        foreach (var rune in sql.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        var before = sql.AsSpan(0, offset);
        return new(offset, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
