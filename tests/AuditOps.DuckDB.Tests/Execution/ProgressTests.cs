namespace AuditOps.DuckDB.Tests.Execution;

public sealed class ProgressTests
{
    private const string Slow = "SELECT i, h FROM t ORDER BY h";

    [Fact]
    public void Progress_LongQuery_GrowsUpTo100()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t AS SELECT i, hash(i) AS h FROM range(1000000) r(i)");
        var reports = new Reports();
        using var command = connection.CreateCommand(Slow);
        command.Progress = reports;
        using var chunks = command.ExecuteChunks();
        while (chunks.Read())
        {
        }

        Assert.NotEmpty(reports.Seen);
        Assert.All(reports.Seen, report => Assert.InRange(report.Percentage, 0, 100));
        Assert.Equal(reports.Seen.Select(report => report.Percentage).Order(), reports.Seen.Select(report => report.Percentage));
        Assert.True(reports.Seen[^1].Percentage > 50);
    }

    [Fact]
    public void Progress_LockedConfiguration_RunsWithoutReports()
    {
        using var connection = Database.Open("threads=2;lock_configuration=true");
        connection.Execute("CREATE TABLE t AS SELECT i, hash(i) AS h FROM range(1000) r(i)");
        var reports = new Reports();
        using var command = connection.CreateCommand(Slow);
        command.Progress = reports;
        Assert.Equal(-1, command.ExecuteNonQuery());
        Assert.Empty(reports.Seen);
    }

    private sealed class Reports : IProgress<DuckDBProgress>
    {
        public List<DuckDBProgress> Seen { get; } = [];

        public void Report(DuckDBProgress value) => Seen.Add(value);
    }
}
