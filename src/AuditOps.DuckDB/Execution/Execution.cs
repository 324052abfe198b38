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
    private volatile bool cancelled;

    public Execution(ConnectionHandle connection, string sql, IProgress<DuckDBProgress>? progress, CancellationToken token)
    {
        (this.connection, this.sql, this.progress, this.token) = (connection, sql, progress, token);
        registration = token.UnsafeRegister(static handle => ((ConnectionHandle)handle!).Interrupt(), connection);
    }

    private bool IsCancelled => cancelled || token.IsCancellationRequested;

    /// <summary>Stops what runs; callable from any thread.</summary>
    public void Cancel()
    {
        cancelled = true;
        connection.Interrupt();
    }

    /// <summary>Fails if the run was cancelled before it began.</summary>
    public void ThrowIfCancelled()
    {
        if (IsCancelled)
        {
            throw new OperationCanceledException(token);
        }
    }

    /// <summary>Executes a statement until it has its first rows, working on this thread beside DuckDB's own.</summary>
    public ResultHandle Run(PreparedStatementHandle statement)
    {
        ThrowIfCancelled();
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

    public void Dispose() => registration.Dispose();

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

    private Exception Failure(ResultHandle result) => Failure(Text(duckdb_result_error(result.Data)), duckdb_result_error_type(result.Data));

    private Exception Failure(string? native, DuckDBErrorType type)
    {
        var error = native is null ? null : NativeError.Create(native, sql, type);
        return IsCancelled && error is null or { ErrorType: DuckDBErrorType.Interrupt }
            ? new OperationCanceledException("The query was cancelled.", error, token)
            : error ?? NativeError.Create(null, sql);
    }
}
