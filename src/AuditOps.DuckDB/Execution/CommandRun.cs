using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>One execution of a command's text: its statements in turn, each with a result of its own.</summary>
/// <param name="connection">Where it runs.</param>
/// <param name="statements">What it runs.</param>
/// <param name="keep">Whether the statements live on, for the next run of a prepared command.</param>
/// <param name="execution">How it runs.</param>
/// <param name="parameters">The values for the statements' parameters.</param>
internal sealed unsafe class CommandRun(
    ConnectionHandle connection, StatementBatch statements, bool keep, Execution execution, DuckDBParameterCollection parameters) : IDisposable
{
    private ResultHandle? result;
    private int next;
    private bool superseded;
    private bool ended;

    /// <summary>Rows that the statements so far changed; -1 if none of them changes rows.</summary>
    public int RecordsAffected { get; private set; } = -1;

    /// <summary>Executes on until a statement gives rows.</summary>
    /// <returns>The columns, or null if no statement is left.</returns>
    public IReadOnlyList<DuckDBField>? NextRows()
    {
        ThrowIfSuperseded();
        EndResult();
        while (next < statements.Count)
        {
            var statement = execution.Prepare(statements, next++);
            parameters.Bind(statement);
            result = execution.Run(statement);
            (ended, var kind) = (false, duckdb_result_return_type(*result.Data));
            if (kind == ResultKind.Rows)
            {
                return Columns(result);
            }

            if (kind == ResultKind.ChangedRows)
            {
                RecordsAffected = Math.Max(RecordsAffected, 0) + ChangedRows();
            }

            EndResult();
        }

        return null;
    }

    /// <summary>The next chunk of the current result, or null at its end.</summary>
    public DataChunkHandle? Fetch()
    {
        ThrowIfSuperseded();
        if (ended || result is null)
        {
            return null;
        }

        // Also a failed result has ended: only one that was left in the middle is still open natively.
        ended = true;
        var chunk = execution.Fetch(result);
        ended = chunk is null;
        return chunk;
    }

    public void Cancel() => execution.Cancel();

    /// <summary>Ends the run because another command begins on its connection.</summary>
    public void Supersede()
    {
        Dispose();
        superseded = true;
    }

    public void Dispose()
    {
        EndResult();
        execution.Dispose();
        if (!keep)
        {
            statements.Dispose();
        }
    }

    private static DuckDBField[] Columns(ResultHandle result)
    {
        var columns = new DuckDBField[duckdb_column_count(result.Data)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new(Text(duckdb_column_name(result.Data, (ulong)i))!, LogicalTypeReader.Take(duckdb_column_logical_type(result.Data, (ulong)i)));
        }

        return columns;
    }

    private int ChangedRows()
    {
        using var chunk = Fetch();
        return chunk is null ? 0 : (int)Math.Min(int.MaxValue, *(long*)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 0)));
    }

    private void EndResult()
    {
        if (result is null)
        {
            return;
        }

        var open = !ended && duckdb_result_is_streaming(*result.Data) != 0;
        ended = true;
        result.Dispose();
        result = null;
        if (open && !connection.IsClosed)
        {
            connection.EndQuery();
        }
    }

    private void ThrowIfSuperseded()
    {
        if (superseded)
        {
            throw new InvalidOperationException(
                "The reader ended because another command ran on its connection, or the connection closed; read to the end first, or use Duplicate() for a second connection.");
        }
    }
}
