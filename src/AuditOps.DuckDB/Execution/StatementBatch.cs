using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>The statements of one SQL text. They are bound one after the other, because one may need what an earlier one made.</summary>
internal sealed unsafe class StatementBatch : IDisposable
{
    private readonly ConnectionHandle connection;
    private readonly ExtractedStatementsHandle statements;
    private readonly PreparedStatementHandle?[] prepared;
    private readonly string sql;

    public StatementBatch(ConnectionHandle connection, string sql)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("SQL cannot hold a NUL character: DuckDB would end the text there.", nameof(sql));
        }

        (this.connection, this.sql) = (connection, sql);
        prepared = new PreparedStatementHandle?[(int)duckdb_extract_statements(connection, sql, out statements)];
        statements.HoldOpen(connection);
        if (Text(duckdb_extract_statements_error(statements)) is { } error)
        {
            statements.Dispose();
            throw NativeError.Create(error, sql);
        }
    }

    public int Count => prepared.Length;

    /// <summary>Whether the statements belong to this connection.</summary>
    public bool IsOf(ConnectionHandle other) => connection == other;

    /// <summary>Binds a statement, or gives it again.</summary>
    public PreparedStatementHandle Prepare(int index)
    {
        if (prepared[index] is { } done)
        {
            return done;
        }

        var state = duckdb_prepare_extracted_statement(connection, statements, (ulong)index, out var statement);
        if (state == DuckDBState.Error)
        {
            using (statement)
            {
                throw NativeError.Create(statement.IsInvalid ? null : Text(duckdb_prepare_error(statement)), sql);
            }
        }

        statement.HoldOpen(connection);
        return prepared[index] = statement;
    }

    public void Dispose()
    {
        statements.Dispose();
        Array.ForEach(prepared, statement => statement?.Dispose());
    }
}
