namespace AuditOps.Core.Tests.Imports;

/// <summary>A disk that is full when a segment is written: it is said, nothing is lost, and the next run goes on.</summary>
public sealed class DiskFullTests : IDisposable
{
    private const int Lines = 20_000;

    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Import_DiskFull_SaysSoAndGoesOnWhenThereIsRoom()
    {
        using var disk = new SmallDisk(sandbox.StoreFolder, sizeMegabytes: 8);
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 100));
        Assert.Equal(100, sandbox.Import(file)[0].Events);
        sandbox.Append("auth.log", ImportSandbox.Lines(100, Lines - 100));
        disk.Fill(freeBytes: 128 << 10);

        Assert.Equal(0, sandbox.Import(file).Sum(result => result.Events));

        var problem = Assert.Single(sandbox.Problems);
        Assert.Equal(("DiskFull", ProblemLevel.Error, ErrorKind.ResourceUnavailable), (problem.Code, problem.Level, problem.Kind));
        Assert.Contains(sandbox.StoreFolder, problem.Message, StringComparison.Ordinal);
        Assert.Contains("free some space", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ImportSandbox.Users(100), sandbox.Actors());
        Assert.Equal(2 + 2, Directory.GetFiles(Path.Combine(sandbox.StoreFolder, "segments")).Length);
        disk.Free();
        Assert.Equal(Lines - 100, sandbox.Import(file)[0].Events);
        Assert.Equal(ImportSandbox.Users(Lines), sandbox.Actors());
        Assert.True(sandbox.Run(new TestStore())[0].Valid);
    }

    [Fact]
    public void Follow_DiskFull_GoesOnWhenThereIsRoom()
    {
        using var clocked = new ImportSandbox(clock: new Following.FastClock());
        using var disk = new SmallDisk(clocked.StoreFolder, sizeMegabytes: 8);
        var file = clocked.Write("auth.log", ImportSandbox.Lines(0, 100));
        using var following = new Following(clocked, file);
        following.Await(100);
        disk.Fill(freeBytes: 128 << 10);
        clocked.Append("auth.log", ImportSandbox.Lines(100, Lines - 100));
        Assert.True(SpinWait.SpinUntil(() => clocked.Problems.Count > 0, TimeSpan.FromSeconds(30)));

        disk.Free();
        following.Await(Lines);
        following.Stop();
        Assert.Equal("DiskFull", Assert.Single(clocked.Problems).Code);
        Assert.Equal(ImportSandbox.Users(Lines), clocked.Actors());
    }

    [Fact]
    public void Optimize_DiskFull_ChangesNothing()
    {
        using var disk = new SmallDisk(sandbox.StoreFolder, sizeMegabytes: 8);
        sandbox.Import(sandbox.Write("one.log", ImportSandbox.Lines(0, 10_000)));
        sandbox.Import(sandbox.Write("two.log", ImportSandbox.Lines(10_000, 10_000)));
        disk.Fill(freeBytes: 128 << 10);

        var error = Assert.Throws<AuditOpsException>(() => sandbox.Run(new OptimizeStore()));

        Assert.Equal("DiskFull", error.Code);
        Assert.Equal(ImportSandbox.Users(Lines), sandbox.Actors());
        disk.Free();
        Assert.Equal(2, sandbox.Run(new OptimizeStore())[0].After);
        Assert.Equal(ImportSandbox.Users(Lines), sandbox.Actors());
    }
}
