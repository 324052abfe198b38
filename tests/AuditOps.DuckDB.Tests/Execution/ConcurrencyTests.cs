namespace AuditOps.DuckDB.Tests.Execution;

public sealed class ConcurrencyTests
{
    [Fact]
    public void Duplicate_ManyThreads_ReadAndWriteCorrectly()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t (thread INTEGER, n INTEGER)");
        const int threads = 8;
        const int rows = 50;
        Run(threads, thread =>
        {
            using var own = connection.Duplicate();
            for (var n = 0; n < rows; n++)
            {
                own.Execute("INSERT INTO t VALUES ($1, $2)", thread, n);
                Assert.Equal(n + 1L, own.Scalar("SELECT count(*) FROM t WHERE thread = $1", thread));
            }
        });
        Assert.Equal((long)threads * rows, connection.Scalar("SELECT count(DISTINCT (thread, n)) FROM t"));
    }

    [Fact]
    public void Duplicate_ManyAppenders_LoseNoRow()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t (thread INTEGER, n INTEGER)");
        Run(4, thread =>
        {
            using var own = connection.Duplicate();
            using var appender = own.CreateAppender("t");
            for (var chunk = 0; chunk < 100; chunk++)
            {
                appender.Column(0).Values<int>().Fill(thread);
                var numbers = appender.Column(1).Values<int>();
                for (var row = 0; row < numbers.Length; row++)
                {
                    numbers[row] = (chunk * numbers.Length) + row;
                }

                appender.AppendChunk(numbers.Length);
            }

            appender.Close();
        });
        Assert.Equal(4L * 100 * 2048, connection.Scalar("SELECT count(DISTINCT (thread, n)) FROM t"));
    }

    [Fact]
    public void Duplicate_StreamsSideBySide_AreIndependent()
    {
        using var connection = Database.Open();
        using var other = connection.Duplicate();
        using var one = connection.CreateCommand("SELECT * FROM range(100000)");
        using var two = other.CreateCommand("SELECT * FROM range(100000, 200000)");
        using var first = one.ExecuteReader();
        using var second = two.ExecuteReader();
        for (var i = 0L; i < 100_000; i++)
        {
            Assert.True(first.Read() && second.Read());
            Assert.Equal((i, i + 100_000), (first.GetInt64(0), second.GetInt64(0)));
        }
    }

    [Fact]
    public void Open_ManyThreadsAtOnce_EachGetsItsInstance() => Run(8, thread =>
    {
        using var connection = Database.Open("threads=1");
        connection.Execute("CREATE TABLE t AS SELECT $1 AS a", thread);
        Assert.Equal(thread, connection.Scalar("SELECT a FROM t"));
    });

    private static void Run(int count, Action<int> action)
    {
        var errors = new List<Exception>();
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            try
            {
                action(i);
            }
            catch (Exception e)
            {
                lock (errors)
                {
                    errors.Add(e);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(errors);
    }
}
