using System.Data;

namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBTransactionTests : IDisposable
{
    private readonly DuckDBConnection connection = Database.Open();

    public DuckDBTransactionTests() => connection.Execute("CREATE TABLE t (a INTEGER)");

    [Fact]
    public void Commit_Rows_AreSeenByOthers()
    {
        using var other = connection.Duplicate();
        using var transaction = connection.BeginTransaction();
        connection.Execute("INSERT INTO t VALUES (1)");
        Assert.Equal(0L, other.Scalar("SELECT count(*) FROM t"));
        transaction.Commit();
        Assert.Equal(1L, other.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Dispose_NotCommitted_RollsBack()
    {
        using (connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO t VALUES (1)");
        }

        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Commit_Twice_IsRefused()
    {
        using var transaction = connection.BeginTransaction();
        transaction.Commit();
        Assert.Throws<InvalidOperationException>(transaction.Commit);
    }

    [Fact]
    public void BeginTransaction_Nested_IsRefused()
    {
        using var transaction = connection.BeginTransaction();
        Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());
    }

    [Fact]
    public void Reader_ClosedBeforeItsEnd_LeavesTheTransactionUsable()
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("INSERT INTO t VALUES (1)");
        using (var command = connection.CreateCommand("SELECT * FROM range(100000000)"))
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
        }

        connection.Execute("INSERT INTO t VALUES (2)");
        transaction.Commit();
        Assert.Equal(2L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Commit_Conflict_IsATransactionError()
    {
        using var other = connection.Duplicate();
        connection.Execute("INSERT INTO t VALUES (1)");
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE t SET a = 2");
        Assert.Equal(DuckDBErrorType.Transaction, Assert.Throws<DuckDBException>(() => other.Execute("UPDATE t SET a = 3")).ErrorType);
    }

    [Fact]
    public void BeginTransaction_OtherIsolation_IsRefused()
    {
        System.Data.Common.DbConnection plain = connection;
        Assert.Throws<NotSupportedException>(() => plain.BeginTransaction(IsolationLevel.ReadUncommitted));
        using var transaction = plain.BeginTransaction(IsolationLevel.Snapshot);
        Assert.Equal(IsolationLevel.Snapshot, transaction.IsolationLevel);
    }

    public void Dispose() => connection.Dispose();
}
