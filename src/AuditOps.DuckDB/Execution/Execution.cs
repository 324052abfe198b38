using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Runs statements on a connection, from the first task to the last chunk; cancellation and progress belong to it.</summary>
internal sealed unsafe class Execution : IDisposable
{
    private readonly ConnectionHandle connection;
    private readonly string sql;
    private readonly IProgress<DuckDBProgress>? progress;
    private readonly CancellationToken token;
    private readonly CancellationTokenRegistration registration;
    private readonly Lock gate = new();
    private volatile bool cancelled;
    private bool ended;

    public Execution(ConnectionHandle connection, string sql, IProgress<DuckDBProgress>? progress, CancellationToken token)
    {
        (this.connection, this.sql, this.progress, this.token) = (connection, sql, progress, token);
        registration = token.UnsafeRegister(static handle => ((ConnectionHandle)handle!).Interrupt(), connection);
    }

    private bool IsCancelled => cancelled || token.IsCancellationRequested;

    /// <summary>Stops what runs; callable from any thread. After the end it does nothing: it must not hit the connection's next query.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (!ended)
            {
                cancelled = true;
                connection.Interrupt();
            }
        }
    }

    /// <summary>Binds a statement. Binding itself may read files, so that it too can be cancelled.</summary>
    public PreparedStatementHandle Prepare(StatementBatch statements, int index)
    {
        ThrowIfCancelled(null);
        try
        {
            return statements.Prepare(index);
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.Interrupt)
        {
            ThrowIfCancelled(e);
            throw;
        }
    }

    /// <summary>Executes a statement until it has its first rows, working on this thread beside DuckDB's own.</summary>
    public ResultHandle Run(PreparedStatementHandle statement)
    {
        ThrowIfCancelled(null);
        var state = duckdb_pending_prepared_streaming(statement, out var pending);
        using (pending)
        {
            pending.HoldOpen(statement);
            if (state == DuckDBState.Error || !Work(pending))
            {
                throw Failure(Text(duckdb_pending_error(pending)), DuckDBErrorType.Invalid);
            }

            var result = new ResultHandle();
            result.HoldOpen(connection);
            if (duckdb_execute_pending(pending, result.Data) == DuckDBState.Error)
            {
                using (result)
                {
                    throw Failure(result);
                }
            }

            return result;
        }
    }

    /// <summary>Takes the next chunk, or null at the end.</summary>
    /// <remarks>A stream that was cut short (cancelled, or its file gone) also ends in a NULL chunk, so the error is asked every time.</remarks>
    public DataChunkHandle? Fetch(ResultHandle result)
    {
        if (IsCancelled)
        {
            connection.Interrupt();
        }

        var chunk = duckdb_fetch_chunk(*result.Data);
        Report();
        if (!chunk.IsInvalid && duckdb_data_chunk_get_size(chunk) > 0)
        {
            return chunk;
        }

        chunk.Dispose();
        if (duckdb_result_error(result.Data) != null || IsCancelled)
        {
            throw Failure(result);
        }

        return null;
    }

    public void Dispose()
    {
        registration.Dispose();
        lock (gate)
        {
            ended = true;
        }
    }

    private void ThrowIfCancelled(Exception? cause)
    {
        if (IsCancelled)
        {
            throw new OperationCanceledException("The query was cancelled.", cause, token);
        }
    }

    private bool Work(PendingResultHandle pending)
    {
        var wait = new SpinWait();
        while (true)
        {
            // An interrupt that came before the query began was lost: repeat it until the query ends.
            if (IsCancelled)
            {
                connection.Interrupt();
            }

            switch (duckdb_pending_execute_task(pending))
            {
                case PendingState.Ready:
                    return true;
                case PendingState.Error:
                    return false;
                case PendingState.NotReady:
                    wait.Reset();
                    break;
                default:
                    wait.SpinOnce();
                    break;
            }

            Report();
        }
    }

    private void Report()
    {
        if (progress is null)
        {
            return;
        }

        var now = duckdb_query_progress(connection);
        if (now.Percentage >= 0)
        {
            progress.Report(new(now.Percentage, (long)now.Rows, (long)now.Total));
        }
    }

    private DuckDBException Failure(ResultHandle result) => Failure(Text(duckdb_result_error(result.Data)), duckdb_result_error_type(result.Data));

    private DuckDBException Failure(string? native, DuckDBErrorType type)
    {
        var error = native is null ? null : NativeError.Create(native, sql, type);
        if (error is null or { ErrorType: DuckDBErrorType.Interrupt })
        {
            ThrowIfCancelled(error);
        }

        return error ?? NativeError.Create(null, sql);
    }
}
