using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace AuditOps.DuckDB;

/// <summary>Reads the rows of a command, while its query runs on. Closing before the end stops the query.</summary>
public sealed class DuckDBDataReader : DbDataReader
{
    private readonly CommandRun run;
    private readonly DuckDBConnection? closes;
    private DuckDBChunkReader? chunks;
    private int row;
    private bool ahead;
    private bool hasRows;
    private bool closed;

    internal DuckDBDataReader(CommandRun run, DuckDBConnection? closes)
    {
        (this.run, this.closes) = (run, closes);
        NextResult();
    }

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => Columns.Count;

    /// <inheritdoc/>
    public override bool HasRows => hasRows;

    /// <inheritdoc/>
    public override bool IsClosed => closed;

    /// <inheritdoc/>
    public override int RecordsAffected => run.RecordsAffected;

    /// <summary>The columns of the current result.</summary>
    public IReadOnlyList<DuckDBField> Columns => chunks?.Columns ?? [];

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool Read()
    {
        if (ahead)
        {
            ahead = false;
            return hasRows;
        }

        if (chunks is null)
        {
            return false;
        }

        if (++row < chunks.RowCount)
        {
            return true;
        }

        row = 0;
        return chunks.Read();
    }

    /// <summary>Runs on to the next statement that gives rows.</summary>
    public override bool NextResult()
    {
        chunks?.Release();
        chunks = run.NextRows() is { } columns ? new(run, columns) : null;
        (hasRows, ahead, row) = (chunks?.Read() ?? false, true, 0);
        return chunks is not null;
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Current(ordinal).IsNull(row);

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => Current(ordinal).Value(row) ?? DBNull.Value;

    /// <summary>The value as a given type: its own, a number that it fits into, DateTimeOffset (UTC) for a timestamp, text for anything simple.</summary>
    public override T GetFieldValue<T>(int ordinal)
    {
        var value = Current(ordinal).Value(row);
        return value is T exact ? exact
            : value is null && default(T) is null ? default!
            : (T)ValueCast.To(value ?? throw new InvalidCastException($"Column {GetName(ordinal)} is NULL; ask IsDBNull first."), typeof(T));
    }

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy<byte>(Current(ordinal).Bytes(row), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).AsSpan(), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => Columns[ordinal].Type.ToString();

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => Columns[ordinal].Type.ClrType;

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Columns[ordinal].Name;

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new IndexOutOfRangeException(string.Create(CultureInfo.InvariantCulture, $"There is no column '{name}' among the {FieldCount} of the result."));
    }

    /// <inheritdoc/>
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    /// <inheritdoc/>
    public override void Close()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        chunks?.Release();
        run.Dispose();
        closes?.Close();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private static long Copy<T>(ReadOnlySpan<T> source, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
        {
            return source.Length;
        }

        var rest = source[(int)Math.Min(offset, source.Length)..];
        var count = Math.Min(length, rest.Length);
        rest[..count].CopyTo(buffer.AsSpan(bufferOffset));
        return count;
    }

    private DuckDBVector Current(int ordinal) => !ahead && chunks is not null
        ? chunks.Column(ordinal)
        : throw new InvalidOperationException("There is no row: Read was not called or gave false.");
}
