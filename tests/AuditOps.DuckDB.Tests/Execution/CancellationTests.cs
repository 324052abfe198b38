namespace AuditOps.DuckDB.Tests.Execution;

public sealed class CancellationTests
{
    public static TheoryData<string> Endless =>
    [
        "SELECT count(*) FROM range(100000000000) r(i) WHERE hash(i) = 1",
        "SELECT * FROM range(100000000000) r(i)",
        "SELECT * FROM range(100000000000) r(i) WHERE hash(i) = 1",
        "CREATE TABLE endless AS SELECT * FROM range(100000000000)",
        "SELECT 1; SELECT count(*) FROM range(100000000000) r(i) WHERE hash(i) = 1",
    ];

    [Theory]
    [MemberData(nameof(Endless))]
    public void ExecuteNonQuery_TokenCancelled_StopsAndTheConnectionIsUsable(string sql)
    {
        using var connection = Database.Open();
        using var cancellation = new CancellationTokenSource(50);
        using var command = connection.CreateCommand(sql);
        var error = Assert.Throws<OperationCanceledException>(() => command.ExecuteNonQuery(cancellation.Token));
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Equal(42, connection.Scalar("SELECT 42"));
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void Cancel_FromAnotherThread_StopsIt(string sql)
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand(sql);
        using var timer = new Timer(_ => command.Cancel(), null, 50, 50);
        Assert.Throws<OperationCanceledException>(() => command.ExecuteNonQuery());
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        Assert.Equal(42, connection.Scalar("SELECT 42"));
    }

    [Fact]
    public void Interrupt_FromAnotherThread_StopsWhatRuns()
    {
        using var connection = Database.Open();
        using var timer = new Timer(_ => connection.Interrupt(), null, 50, Timeout.Infinite);
        Assert.Throws<OperationCanceledException>(() => connection.Scalar("SELECT count(*) FROM range(100000000000) r(i) WHERE hash(i) = 1"));
        Assert.Equal(42, connection.Scalar("SELECT 42"));
    }

    [Fact]
    public void Read_CancelledBetweenChunks_IsNoShortResult()
    {
        using var connection = Database.Open();
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand("SELECT * FROM range(10000000)");
        using var chunks = command.ExecuteChunks(cancellation.Token);
        Assert.True(chunks.Read());
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            while (chunks.Read())
            {
            }
        });
    }

    [Fact]
    public void Execute_CancelledBefore_DoesNotRun()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("CREATE TABLE t (a INTEGER)");
        Assert.Throws<OperationCanceledException>(() => command.ExecuteNonQuery(new CancellationToken(canceled: true)));
        command.ExecuteNonQuery();
    }

    [Fact]
    public void Cancel_AfterTheEnd_DoesNotHitTheNextQuery()
    {
        using var connection = Database.Open();
        using var cancellation = new CancellationTokenSource();
        using var first = connection.CreateCommand("SELECT 1");
        Assert.Equal(1, first.ExecuteScalar(cancellation.Token));
        using var second = connection.CreateCommand("SELECT * FROM range(1000000)");
        using var chunks = second.ExecuteChunks();
        Assert.True(chunks.Read());
        var rows = (long)chunks.RowCount;
        cancellation.Cancel();
        first.Cancel();
        while (chunks.Read())
        {
            rows += chunks.RowCount;
        }

        Assert.Equal(1_000_000, rows);
    }

    [Fact]
    public void Cancel_AtAnyMoment_EitherStopsOrCompletes()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t AS SELECT * FROM range(200000)");
        for (var i = 0; i < 200; i++)
        {
            using var cancellation = new CancellationTokenSource();
            using var command = connection.CreateCommand("SELECT * FROM t WHERE hash(range) % 2 = $1", i % 2);
            var rows = 0L;
            var spin = i * 20;
            var canceller = new Thread(() =>
            {
                Thread.SpinWait(spin);
                cancellation.Cancel();
            });
            canceller.Start();
            try
            {
                using var chunks = command.ExecuteChunks(cancellation.Token);
                while (chunks.Read())
                {
                    rows += chunks.RowCount;
                }

                Assert.InRange(rows, 90_000, 110_000);
            }
            catch (OperationCanceledException)
            {
                // The other outcome that is allowed.
            }

            canceller.Join();
        }

        Assert.Equal(200_000L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task ExecuteReaderAsync_Token_Cancels()
    {
        using var connection = Database.Open();
        using var cancellation = new CancellationTokenSource(50);
        using var command = connection.CreateCommand("SELECT count(*) FROM range(100000000000) r(i) WHERE hash(i) = 1");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteReaderAsync(cancellation.Token));
    }
}
