using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Operations;

/// <summary>Whoever asks for details is told every statement that runs, its parameters and its time.</summary>
public sealed class DetailTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public DetailTests()
    {
        sandbox.Import(sandbox.Write("one.log", ImportSandbox.Lines(0, 5)));
        sandbox.Import(sandbox.Write("two.log", ImportSandbox.Lines(5, 5)));

        // What was recorded of the imports becomes events now, so that it tells nothing later.
        sandbox.Run(new GetStore());
        sandbox.Details.Clear();
    }

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Run_Query_TellsSqlParametersAndTime()
    {
        sandbox.Run(new GetEvent { Actor = ["user3"] });

        Assert.Matches(@"^\d+\.\d ms: SELECT .* FROM read_parquet\(\$1\) WHERE .*\[\$1 = 4 values\].*\[\$2 = 'user3'\]", Assert.Single(sandbox.Details));
    }

    [Fact]
    public void Run_OwnQuery_TellsIt()
    {
        sandbox.Run(new InvokeQuery { Query = "SELECT count(*) FROM events" });

        Assert.Matches(@"^\d+\.\d ms: SELECT count\(\*\) FROM events$", Assert.Single(sandbox.Details));
    }

    [Fact]
    public void Run_OwnQueryThatFails_TellsItToo()
    {
        Assert.Throws<AuditOpsException>(() => sandbox.Run(new InvokeQuery { Query = "SELECT no_such_column FROM events" }));

        Assert.Contains("no_such_column", Assert.Single(sandbox.Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Analysis_TellsEachOfItsQueries()
    {
        sandbox.Run(new GetPattern());

        Assert.All(sandbox.Details, detail => Assert.Matches(@"^\d+\.\d ms: SELECT ", detail));
        Assert.True(sandbox.Details.Count > 1);
    }

    [Fact]
    public void Run_Merge_TellsWhatItWrites()
    {
        sandbox.Run(new OptimizeStore());

        Assert.Equal(2, sandbox.Details.Count);
        Assert.All(sandbox.Details, detail => Assert.Matches(@"^\d+\.\d ms: FROM read_parquet\(\$1\) .* ORDER BY ", detail));
    }

    [Fact]
    public void Run_Export_TellsIt()
    {
        sandbox.Run(new ExportEvent { Destination = sandbox.File("out.csv") });

        Assert.Matches(@"ms: COPY \(SELECT ", Assert.Single(sandbox.Details));
    }

    [Fact]
    public void Import_ComparingWhatIsStoredOnAnotherThread_TellsItOnThePullingThread()
    {
        sandbox.Import(sandbox.Write("part.log", ImportSandbox.Lines(0, 3)));

        Assert.Contains(sandbox.Details, detail => detail.Contains("read_parquet", StringComparison.Ordinal));
        Assert.Equal([Environment.CurrentManagedThreadId], sandbox.DetailThreads);
    }
}
