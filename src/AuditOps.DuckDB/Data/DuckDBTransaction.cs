using System.Data;
using System.Data.Common;

namespace AuditOps.DuckDB;

/// <summary>A transaction; disposing one that was not committed rolls it back.</summary>
public sealed class DuckDBTransaction : DbTransaction
{
    private DuckDBConnection? connection;

    internal DuckDBTransaction(DuckDBConnection connection)
    {
        if (connection.Transaction is not null)
        {
            throw new InvalidOperationException("The connection has a transaction already; DuckDB does not nest them.");
        }

        Execute(connection, "BEGIN TRANSACTION");
        this.connection = connection;
        connection.Transaction = this;
    }

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => connection;

    /// <inheritdoc/>
    public override void Commit() => End("COMMIT");

    /// <inheritdoc/>
    public override void Rollback() => End("ROLLBACK");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && connection is { State: ConnectionState.Open })
        {
            Rollback();
        }

        base.Dispose(disposing);
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private void End(string sql)
    {
        var open = connection ?? throw new InvalidOperationException("The transaction has ended already.");
        (connection, open.Transaction) = (null, null);
        Execute(open, sql);
    }
}
