namespace AuditOps.Core.Tests.Imports;

public sealed class ExactlyOnceTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Import_SameFileAgain_AddsNothing()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 50));

        Assert.Equal(50, sandbox.Import(file)[0].Events);
        var again = sandbox.Import(file)[0];

        Assert.Equal((0, 50), (again.Events, again.AlreadyImported));
        Assert.Equal(ImportSandbox.Users(50), sandbox.Actors());
    }

    [Fact]
    public void Import_GrownFile_AddsWhatIsNew()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 20));
        sandbox.Import(file);
        sandbox.Append("auth.log", ImportSandbox.Lines(20, 30));

        Assert.Equal(30, sandbox.Import(file)[0].Events);
        Assert.Equal(ImportSandbox.Users(50), sandbox.Actors());
    }

    [Fact]
    public void Import_RenamedRotatedAndCompressedFile_AddsNothing()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 40)));
        File.Move(sandbox.File("auth.log"), sandbox.File("auth.log.1"));
        sandbox.Gzip("auth.log.1", "auth.log.2.gz");

        var results = sandbox.Import(sandbox.File("auth.log.1"), sandbox.File("auth.log.2.gz"));

        Assert.Equal([0, 0], results.Select(result => result.Events));
        Assert.Equal(ImportSandbox.Users(40), sandbox.Actors());
    }

    [Fact]
    public void Import_RotatedWithNewLines_AddsTheRestOfTheOldAndTheNewFile()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 10)));
        sandbox.Append("auth.log", ImportSandbox.Lines(10, 10));
        File.Move(sandbox.File("auth.log"), sandbox.File("auth.log.1"));
        sandbox.Write("auth.log", ImportSandbox.Lines(20, 10));

        sandbox.Import(new ImportEvent { Path = [sandbox.File("auth.log*")] });

        Assert.Equal(ImportSandbox.Users(30), sandbox.Actors());
    }

    [Fact]
    public void Import_CompressedCopyThatIsLonger_AddsItsEnd()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 10)));
        sandbox.Append("auth.log", ImportSandbox.Lines(10, 15));

        Assert.Equal(15, sandbox.Import(sandbox.Gzip("auth.log", "auth.log.gz"))[0].Events);
        Assert.Equal(ImportSandbox.Users(25), sandbox.Actors());
    }

    [Fact]
    public void Import_ShorterCopy_AddsNothing()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 100)));

        Assert.Equal(0, sandbox.Import(sandbox.Write("copy.log", ImportSandbox.Lines(0, 60)))[0].Events);
        Assert.Equal(ImportSandbox.Users(100), sandbox.Actors());
    }

    [Fact]
    public void Import_TruncatedAndWrittenAgain_AddsTheNewLines()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 30));
        sandbox.Import(file);
        sandbox.Write("auth.log", ImportSandbox.Lines(30, 5));

        Assert.Equal(5, sandbox.Import(file)[0].Events);
        Assert.Equal(ImportSandbox.Users(35), sandbox.Actors());
    }

    [Fact]
    public void Import_SameFirstLineButOtherContent_KeepsBothApart()
    {
        var first = ImportSandbox.Lines(0, 1);
        var one = sandbox.Write("one.log", first + ImportSandbox.Lines(1, 200));
        var two = sandbox.Write("two.log", first + ImportSandbox.Lines(1000, 300));
        var three = sandbox.Write("three.log", first + ImportSandbox.Lines(5000, 3));

        var results = sandbox.Import(one, two, three);
        Assert.Equal(201 + 301 + 4, results.Sum(result => result.Events));
        sandbox.Append("two.log", ImportSandbox.Lines(1300, 7));
        sandbox.Append("one.log", ImportSandbox.Lines(201, 9));

        Assert.Equal(16, sandbox.Import(three, two, one).Sum(result => result.Events));
        Assert.Equal(0, sandbox.Import(two, one, three).Sum(result => result.Events));
    }

    [Fact]
    public void Import_TwoCopiesAtOnce_AreOneSource()
    {
        var text = ImportSandbox.Lines(0, 30);

        var results = sandbox.Import(sandbox.Write("a.log", text), sandbox.Write("b.log", text), sandbox.Write("c.log", text));

        Assert.Equal([30, 0, 0], results.Select(result => result.Events));
        Assert.Equal(ImportSandbox.Users(30), sandbox.Actors());
    }

    [Fact]
    public void Import_OverlappingExports_CountsEachIdentityOnce()
    {
        static string Record(int id) => $$$"""{"eventVersion":"1.08","eventID":"id-{{{id}}}","eventTime":"2026-01-01T00:00:{{{id:00}}}Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers","userIdentity":{"type":"IAMUser","userName":"user{{{id}}}"}}""";
        static string Export(int from, int to) => $$"""{"Records":[{{string.Join(',', Enumerable.Range(from, to - from).Select(Record))}}]}""";
        sandbox.Import(sandbox.Write("one.json", Export(0, 20)));

        var result = sandbox.Import(sandbox.Write("two.json", Export(15, 40)), sandbox.Write("three.json", Export(30, 50)));

        Assert.Equal(30, result.Sum(found => found.Events));
        Assert.Equal(15, result.Sum(found => found.AlreadyImported));
        Assert.Equal(ImportSandbox.Users(50), sandbox.Actors());
    }

    [Fact]
    public void Import_PartialLastLine_IsTakenOnceItIsQuiet()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 3).TrimEnd('\n'));

        Assert.Equal(3, sandbox.Import(file)[0].Events);
        Assert.Equal(ImportSandbox.Users(3), sandbox.Actors());
    }

    [Fact]
    public void Import_WhileTheLastLineIsWritten_LeavesItForTheNextTime()
    {
        var (lines, written, file) = (ImportSandbox.Lines(0, 2), 0, "");
        using var growing = new ImportSandbox(clock: new Ticking(Grow));
        file = growing.File("auth.log");
        written = lines.Length - 60;
        File.WriteAllText(file, lines[..written]);

        var result = growing.Import(file)[0];

        Assert.Equal(1, result.Events);
        Assert.Contains(growing.Problems, problem => problem.Code == "InputIncomplete");
        File.AppendAllText(file, lines[written..]);
        written = lines.Length;
        Assert.Equal(1, growing.Import(file)[0].Events);
        Assert.Equal(ImportSandbox.Users(2), growing.Actors());

        void Grow()
        {
            if (written > 0 && written < lines.Length - 1)
                File.AppendAllText(file, lines[written..++written]);
        }
    }

    [Fact]
    public void Import_NotApproved_ChangesNothing()
    {
        using var refusing = new ImportSandbox { Approval = false };

        Assert.Empty(refusing.Import(refusing.Write("auth.log", ImportSandbox.Lines(0, 3))));
        Assert.False(Directory.Exists(refusing.StoreFolder));
    }

    /// <summary>A clock that stands still, while something happens whenever somebody looks at it.</summary>
    private sealed class Ticking(Action tick) : TimeProvider
    {
        private readonly DateTimeOffset now = DateTimeOffset.UtcNow;
        private readonly Lock gate = new();

        public override DateTimeOffset GetUtcNow()
        {
            lock (gate)
            {
                tick();
                return now;
            }
        }
    }

    [Fact]
    public void Import_GzipThatIsStillWritten_CutsNoLineInTwo()
    {
        sandbox.Write("auth.log", ImportSandbox.Lines(0, 5_000));
        var whole = File.ReadAllBytes(sandbox.Gzip("auth.log", "auth.log.1.gz"));
        File.Delete(sandbox.File("auth.log"));
        foreach (var share in (int[])[30, 60, 100])
        {
            File.WriteAllBytes(sandbox.File("auth.log.1.gz"), whole[..(whole.Length * share / 100)]);
            sandbox.Import(sandbox.Logs);
        }

        Assert.Equal(ImportSandbox.Users(5_000), sandbox.Actors());
    }
}
