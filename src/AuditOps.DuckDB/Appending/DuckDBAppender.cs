using System.Runtime.InteropServices;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Writes rows into a table, much faster than INSERT: by chunks that are filled column by column, or row by row.</summary>
/// <remarks>
/// Rows are buffered and reach the table from time to time, and at the latest when the appender is closed or disposed; an error shows then.
/// A cancelled import calls <see cref="Clear"/> first. One thread uses it at a time, and no query runs on its connection meanwhile.
/// </remarks>
public sealed unsafe class DuckDBAppender : IDisposable
{
    /// <summary>Rows of a full chunk.</summary>
    public const int ChunkSize = 2048;

    private readonly AppenderHandle appender;
    private readonly TextArena texts = new();
    private readonly DataChunkHandle chunk;
    private readonly nint[] vectors;
    private readonly nint[] values;
    private readonly nint[] validity;
    private bool failed;

    internal DuckDBAppender(ConnectionHandle connection, string? catalog, string? schema, string table, IReadOnlyList<string> columns)
    {
        appender = Create(connection, catalog, schema, table, columns);
        var count = (int)duckdb_appender_column_count(appender);
        (vectors, values, validity) = (new nint[count], new nint[count], new nint[count]);
        (chunk, ColumnTypes) = CreateChunk(count);
        Prepare();
    }

    /// <summary>The types of the columns that are written, in their order.</summary>
    public IReadOnlyList<DuckDBLogicalType> ColumnTypes { get; }

    /// <summary>One column of the chunk to fill.</summary>
    public DuckDBVectorWriter Column(int column) => new(this, column, (byte*)values[column]);

    /// <summary>Appends the first rows of the chunk, and empties it.</summary>
    /// <param name="rows">How many rows were filled: at most 2,048.</param>
    public void AppendChunk(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rows, (uint)ChunkSize, nameof(rows));
        if (rows == 0)
        {
            return;
        }

        duckdb_data_chunk_set_size(chunk, (ulong)rows);
        Check(duckdb_append_data_chunk(appender, chunk));
        duckdb_data_chunk_reset(chunk);
        Prepare();
    }

    /// <summary>Appends one row of any values; DuckDB casts them to the columns' types.</summary>
    public void AppendRow(params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            AppendValue(value);
        }

        EndRow();
    }

    /// <summary>Begins a row, to be filled value by value.</summary>
    public DuckDBAppenderRow CreateRow() => new(this);

    /// <summary>Brings what is buffered into the table.</summary>
    public void Flush() => Check(duckdb_appender_flush(appender));

    /// <summary>Forgets what is buffered and not yet flushed.</summary>
    public void Clear() => Check(duckdb_appender_clear(appender));

    /// <summary>Brings what is buffered into the table and ends the appender.</summary>
    public void Close()
    {
        if (!appender.IsClosed)
        {
            try
            {
                Check(duckdb_appender_close(appender));
            }
            finally
            {
                Release();
            }
        }
    }

    /// <summary>Closes the appender, unless it failed before: then what is still buffered is lost.</summary>
    public void Dispose()
    {
        if (failed)
        {
            Release();
        }

        Close();
    }

    internal void AppendValue(object? item)
    {
        using var value = NativeValue.Create(item);
        Check(duckdb_append_value(appender, value));
    }

    internal void EndRow() => Check(duckdb_appender_end_row(appender));

    internal void SetNull(int column, int row)
    {
        if (validity[column] == 0)
        {
            duckdb_vector_ensure_validity_writable(vectors[column]);
            validity[column] = (nint)duckdb_vector_get_validity(vectors[column]);
        }

        ((ulong*)validity[column])[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Writes DuckDB's string layout; appending the chunk copies the bytes, so that they live in the arena only until then.</summary>
    internal void Write(StringData* place, ReadOnlySpan<byte> bytes)
    {
        StringData value = default;
        value.Length = bytes.Length;
        if (bytes.Length <= StringData.Inlined)
        {
            bytes.CopyTo(new(value.Text, StringData.Inlined));
        }
        else
        {
            bytes[..4].CopyTo(new(value.Text, 4));
            value.Pointer = texts.Copy(bytes);
        }

        *place = value;
    }

    private static AppenderHandle Create(ConnectionHandle connection, string? catalog, string? schema, string table, IReadOnlyList<string> columns)
    {
        var state = duckdb_appender_create_ext(connection, catalog, schema, table, out var created);
        try
        {
            created.HoldOpen(connection);
            Check(created, state);
            foreach (var column in columns)
            {
                if (duckdb_appender_add_column(created, column) == DuckDBState.Error)
                {
                    throw new DuckDBException($"The table '{table}' has no column '{column}' that can be appended to.", DuckDBErrorType.InvalidInput);
                }
            }

            return created;
        }
        catch
        {
            created.Dispose();
            throw;
        }
    }

    private static void Check(AppenderHandle appender, DuckDBState state)
    {
        if (state == DuckDBState.Error)
        {
            using var error = duckdb_appender_error_data(appender);
            throw NativeError.Create(Text(duckdb_error_data_message(error)), null, duckdb_error_data_error_type(error));
        }
    }

    private (DataChunkHandle Chunk, DuckDBLogicalType[] Types) CreateChunk(int count)
    {
        var handles = Enumerable.Range(0, count).Select(i => duckdb_appender_column_type(appender, (ulong)i)).ToArray();
        fixed (nint* start = handles.Select(handle => handle.DangerousGetHandle()).ToArray())
        {
            var created = duckdb_create_data_chunk(start, (ulong)count);
            return (created, handles.Select(LogicalTypeReader.Take).ToArray());
        }
    }

    /// <summary>Empties the vectors, so that a row which nobody fills holds no pointer of the chunk before.</summary>
    private void Prepare()
    {
        texts.Reset();
        Array.Clear(validity);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = duckdb_data_chunk_get_vector(chunk, (ulong)i);
            values[i] = (nint)duckdb_vector_get_data(vectors[i]);
            NativeMemory.Clear((void*)values[i], (nuint)(ChunkSize * ColumnTypes[i].ValueSize));
        }
    }

    private void Check(DuckDBState state)
    {
        failed |= state == DuckDBState.Error;
        Check(appender, state);
    }

    private void Release()
    {
        chunk.Dispose();
        texts.Dispose();
        appender.Dispose();
    }
}
