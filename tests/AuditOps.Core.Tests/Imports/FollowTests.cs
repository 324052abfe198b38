namespace AuditOps.Core.Tests.Imports;

/// <summary>Logs that are followed are rotated, truncated and written on; every line of them is in the store once.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly ImportSandbox sandbox = new(clock: new Following.FastClock());

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Follow_Truncated_GoesOnWithWhatIsWrittenThen()
    {
        using var following = Follow(lines: 10);
        File.WriteAllText(sandbox.File("auth.log"), "");
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(10, 3));

        Ends(following, 13);
    }

    [Fact]
    public void Follow_ReplacedByALongerFile_ImportsItWhole()
    {
        using var following = Follow(lines: 10);
        File.WriteAllText(sandbox.File("new"), ImportSandbox.Lines(10, 30));
        File.Move(sandbox.File("new"), sandbox.File("auth.log"), overwrite: true);

        Ends(following, 40);
    }

    [Theory]
    [InlineData("auth.log.1")]
    [InlineData("auth.log-20160327")]
    [InlineData("auth-20160327.log")]
    [InlineData("auth.1.log")]
    public void Follow_RenamedAndCreated_LosesNothingThatWasNotYetRead(string rotated)
    {
        using var following = Follow(lines: 10);
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(10, 10));
        File.Move(sandbox.File("auth.log"), sandbox.File(rotated));
        File.WriteAllText(sandbox.File("auth.log"), ImportSandbox.Lines(20, 10));
        following.Await(30);
        File.AppendAllText(sandbox.File(rotated), ImportSandbox.Lines(30, 5));
        following.Await(35);
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(35, 5));

        Ends(following, 40);
    }

    [Fact]
    public void Follow_RotatedAndCompressed_LosesNothingThatWasNotYetRead()
    {
        using var following = Follow(lines: 10);
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(10, 10));
        sandbox.Gzip("auth.log", "auth.log.1.gz");
        File.SetLastWriteTimeUtc(sandbox.File("auth.log.1.gz"), File.GetLastWriteTimeUtc(sandbox.File("auth.log")));
        File.WriteAllText(sandbox.File("auth.log"), ImportSandbox.Lines(20, 10));

        Ends(following, 30);
    }

    [Fact]
    public void Follow_CopiedAndTruncated_LosesNothingThatWasNotYetRead()
    {
        using var following = Follow(lines: 10);
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(10, 10));
        File.Copy(sandbox.File("auth.log"), sandbox.File("auth.log.1"));
        File.WriteAllText(sandbox.File("auth.log"), "");
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(20, 10));

        Ends(following, 30);
    }

    [Fact]
    public void Follow_OlderRotatedFiles_AreLeft()
    {
        sandbox.Write("auth.log.1", ImportSandbox.Lines(500, 5));
        sandbox.Age("auth.log.1");
        using var following = Follow(lines: 10);
        File.AppendAllText(sandbox.File("auth.log"), ImportSandbox.Lines(10, 10));

        Ends(following, 20);
    }

    [Fact]
    public void Follow_ManySmallBatches_AreMerged()
    {
        for (var i = 0; i < 9; i++)
            sandbox.Import(sandbox.Write($"{i}.log", ImportSandbox.Lines(i, 1)));
        Assert.Equal(9 + 9, sandbox.Run(new GetStore())[0].Segments);

        using var following = new Following(sandbox, Write(from: 9, count: 1));
        following.Await(10);
        SpinWait.SpinUntil(() => sandbox.Run(new GetStore())[0].Segments == 1 + 9, TimeSpan.FromSeconds(30));

        Ends(following, 10);
        Assert.Equal(1 + 1, sandbox.Run(new GetStore())[0].Segments);
    }

    [Fact]
    public void Follow_StoppedAgainAndAgain_LosesNothingAndDoublesNothing()
    {
        var random = new Random(5);
        var (file, lines) = (Write(from: 0, count: 1), 1);
        for (var round = 0; round < 12; round++)
        {
            using var following = new Following(sandbox, file);
            for (var i = random.Next(20); i >= 0; i--, lines += 50)
            {
                File.AppendAllText(file, ImportSandbox.Lines(lines, 50));
                Thread.Sleep(random.Next(40));
            }

            following.Stop();
        }

        sandbox.Import(file);
        Assert.Equal(ImportSandbox.Users(lines), sandbox.Actors());
        Assert.True(sandbox.Run(new TestStore())[0].Valid);
    }

    private Following Follow(int lines)
    {
        var following = new Following(sandbox, Write(from: 0, lines));
        following.Await(lines);
        return following;
    }

    private string Write(int from, int count)
    {
        File.WriteAllText(sandbox.File("auth.log"), ImportSandbox.Lines(from, count));
        return sandbox.File("auth.log");
    }

    private void Ends(Following following, int lines)
    {
        following.Await(lines);
        following.Stop();
        Assert.Equal(ImportSandbox.Users(lines), sandbox.Actors());
    }
}
