using System.Text.Unicode;
using AuditOps.DuckDB.Bindings;

namespace AuditOps.DuckDB;

/// <summary>One column of the chunk that an appender fills. It is valid until the chunk is appended.</summary>
public readonly unsafe ref struct DuckDBVectorWriter
{
    private readonly DuckDBAppender appender;
    private readonly int column;
    private readonly byte* data;

    internal DuckDBVectorWriter(DuckDBAppender appender, int column, byte* data)
    {
        this.appender = appender;
        this.column = column;
        this.data = data;
        Type = appender.ColumnTypes[column];
    }

    /// <summary>The type of the column.</summary>
    public DuckDBLogicalType Type { get; }

    /// <summary>
    /// The values of all 2,048 rows to write to: any type of the value's size, such as long for BIGINT and TIMESTAMP (microseconds),
    /// int for INTEGER and DATE, ulong for UBIGINT. Rows that are not written are 0.
    /// </summary>
    /// <exception cref="InvalidCastException">The type has another size, or is text or nested.</exception>
    public Span<T> Values<T>()
        where T : unmanaged =>
        sizeof(T) == Type.ValueSize && Type is { IsBytes: false, Type: not (DuckDBType.List or DuckDBType.Map) }
            ? new(data, DuckDBAppender.ChunkSize)
            : throw new InvalidCastException($"A vector of {Type} cannot be written as {typeof(T).Name}.");

    /// <summary>Copies the text of a VARCHAR, or the bytes of a BLOB, into a row. A row that is not written is empty.</summary>
    /// <param name="row">The row, from 0 to 2,047.</param>
    /// <param name="bytes">For a VARCHAR, valid UTF-8.</param>
    /// <exception cref="ArgumentException">The text is not UTF-8; DuckDB itself would take it here, and fail on it later.</exception>
    /// <exception cref="InvalidCastException">The column is neither VARCHAR nor BLOB.</exception>
    public void Set(int row, ReadOnlySpan<byte> bytes)
    {
        switch (Type.Type)
        {
            case DuckDBType.Varchar when !Utf8.IsValid(bytes):
                throw new ArgumentException("Text for a VARCHAR must be valid UTF-8.", nameof(bytes));
            case DuckDBType.Varchar or DuckDBType.Blob:
                break;
            default:
                throw new InvalidCastException($"A vector of {Type} cannot be written as text or bytes.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)DuckDBAppender.ChunkSize);
        appender.Write((StringData*)data + row, bytes);
    }

    /// <summary>Makes a row NULL.</summary>
    public void SetNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)DuckDBAppender.ChunkSize);
        appender.SetNull(column, row);
    }
}
