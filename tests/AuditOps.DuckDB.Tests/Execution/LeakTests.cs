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
        Assert.InRange(WorkingSet() - before, long.MinValue, 64 << 20);
    }

    private static void Run(DuckDBConnection connection, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var command = connection.CreateCommand("SELECT i, s FROM t WHERE i = $1", i % 100);
            switch (i % 20)
            {
                case 0:
                    using (var reader = command.ExecuteReader())
                    {
                        Assert.True(reader.Read());
                        Assert.Equal($"text {i % 100}", reader.GetString(1));
                    }

                    break;
                case 1:
                    command.CommandText = "SELECT nope";
                    Assert.Throws<DuckDBException>(command.ExecuteScalar);
                    break;
                case 2:
                    Assert.Single(connection.ExtractStatements(command.CommandText));
                    break;
                default:
                    command.CommandText = "SELECT $1";
                    Assert.Equal(i % 100, command.ExecuteScalar());
                    break;
            }
        }
    }

    private static long WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    /// <summary>Other tests would count as growth.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
