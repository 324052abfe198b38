using System.Diagnostics;

namespace AuditOps.DuckDB.Tests.Execution;

[Collection(nameof(Alone))]
public sealed class LeakTests
{
    [Fact]
    public void Execute_100000Times_DoesNotGrow()
    {
        using var connection = Database.Open("threads=1");
        connection.Execute("CREATE TABLE t AS SELECT i, 'text ' || i AS s FROM range(100) r(i)");
        Run(connection, 10_000);
        var before = WorkingSet();
        Run(connection, 90_000);
        Assert.InRange(WorkingSet() - before, long.MinValue, 24 << 20);
    }

    /// <summary>One in five is parsed anew, and so one in twenty each is a reader left in the middle, an error and an extraction.</summary>
    private static void Run(DuckDBConnection connection, int times)
    {
        using var prepared = connection.CreateCommand("SELECT $1", 0);
        prepared.Prepare();
        for (var i = 0; i < times; i++)
        {
            switch (i % 20)
            {
                case 0:
                    using (var command = connection.CreateCommand("SELECT i, s FROM t WHERE i >= $1", i % 100))
                    using (var reader = command.ExecuteReader())
                    {
                        Assert.True(reader.Read());
                        Assert.Equal($"text {i % 100}", reader.GetString(1));
                    }

                    break;
                case 5:
                    Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT nope"));
                    break;
                case 10:
                    Assert.Single(connection.ExtractStatements("SELECT i, s FROM t WHERE i = $1"));
                    break;
                case 15:
                    Assert.Equal("text 7", connection.Scalar("SELECT s FROM t WHERE i = $1", 7));
                    break;
                default:
                    prepared.Parameters[0].Value = i;
                    Assert.Equal(i, prepared.ExecuteScalar());
                    break;
            }
        }
    }

    private static long WorkingSet()
    {
        // Aggressive gives the emptied heap back, which would count as growth otherwise.
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    /// <summary>Other tests would count as growth.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
