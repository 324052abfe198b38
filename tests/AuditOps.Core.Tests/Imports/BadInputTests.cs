using System.IO.Compression;
using System.Text;

namespace AuditOps.Core.Tests.Imports;

/// <summary>Whatever is wrong with an input ends in a clear message, and nothing that could be read is lost.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Import_MissingPath_IsReportedAndTheRestGoesOn()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 3));

        Assert.Equal(3, Assert.Single(sandbox.Import(sandbox.File("gone.log"), file)).Events);

        var problem = Assert.Single(sandbox.Problems);
        Assert.Equal(("PathNotFound", ProblemLevel.Error), (problem.Code, problem.Level));
        Assert.Contains("gone.log", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_NothingButMissingPaths_Fails()
    {
        var error = Assert.Throws<AuditOpsException>(() => sandbox.Import(sandbox.File("gone.log")));

        Assert.Equal(("NoInput", ErrorKind.NotFound), (error.Code, error.Kind));
    }

    [Fact]
    public void Import_EmptyFile_IsAWarning()
    {
        Assert.Equal(0, sandbox.Import(sandbox.Write("empty.log", "")).Sum(result => result.Events));

        Assert.Contains(sandbox.Problems, problem => problem is { Code: "InputEmpty", Level: ProblemLevel.Warning });
    }

    [Fact]
    public void Import_BinaryFile_IsRefusedByItsName()
    {
        var file = sandbox.Write("program.log", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0]);

        Assert.Equal(0, sandbox.Import(file).Sum(result => result.Events));

        var problem = Assert.Single(sandbox.Problems);
        Assert.Equal(ProblemLevel.Error, problem.Level);
        Assert.Contains("program.log", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_UnreadableFile_IsReportedAndTheRestGoesOn() => OrdinaryUser.Run(() =>
    {
        using var own = new ImportSandbox();
        var secret = own.Write("secret.log", ImportSandbox.Lines(0, 1));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(secret, UnixFileMode.None);

        Assert.Equal(2, own.Import(secret, own.Write("auth.log", ImportSandbox.Lines(0, 2))).Sum(result => result.Events));

        var problem = Assert.Single(own.Problems);
        Assert.Equal(("PathUnreadable", ErrorKind.PermissionDenied, secret), (problem.Code, problem.Kind, problem.Target));
    });

    [Fact]
    public void Import_InvalidUtf8_KeepsTheLine()
    {
        var line = Encoding.ASCII.GetBytes(ImportSandbox.Lines(0, 2));
        line[Array.IndexOf(line, (byte)'u')] = 0xFF;

        Assert.Equal(2, sandbox.Import(sandbox.Write("auth.log", line))[0].Events);

        Assert.Equal(["\uFFFDser0", "user1"], sandbox.Actors());
        Assert.Contains(sandbox.Problems, problem => problem.Code == "InvalidUtf8");
    }

    [Fact]
    public void Import_MixedLineEndsAndNulBytes_KeepsEveryLine()
    {
        var lines = ImportSandbox.Lines(0, 4).Split('\n');
        sandbox.Import(sandbox.Write("auth.log", $"{lines[0]}\r\n{lines[1]}\r{lines[2]}\n{lines[3]}\0\0\n"));

        Assert.Equal(4, sandbox.Events().Count());
        Assert.Equal(ImportSandbox.Users(4), sandbox.Actors());
    }

    [Fact]
    public void Import_GiantLine_IsOneRecord()
    {
        var file = sandbox.File("auth.log");
        using (var writer = new StreamWriter(file))
        {
            writer.Write(ImportSandbox.Lines(0, 1));
            writer.Write("Mar 27 13:00:01 host sshd[1]: ");
            var block = new string('x', 1 << 20);
            for (var i = 0; i < 100; i++)
                writer.Write(block);
            writer.Write('\n');
            writer.Write(ImportSandbox.Lines(2, 1));
        }

        sandbox.Age("auth.log");

        Assert.Equal(3, sandbox.Import(file)[0].Events);
        Assert.Equal(100L << 20, sandbox.Run(new InvokeQuery { Query = "SELECT max(length(message)) FROM events" })[0].Values[0]);
    }

    [Fact]
    public void Import_TruncatedGzip_KeepsWhatWasWhole()
    {
        sandbox.Write("auth.log", ImportSandbox.Lines(0, 5_000));
        var whole = File.ReadAllBytes(sandbox.Gzip("auth.log", "auth.log.gz"));

        var events = sandbox.Import(sandbox.Write("cut.log.gz", whole[..(whole.Length / 2)]))[0].Events;

        Assert.InRange(events, 500, 4_999);
        Assert.Contains(sandbox.Problems, problem => problem.Code == "InputDamaged");
    }

    [Fact]
    public void Import_GzipWithoutItsEnding_KeepsEverything()
    {
        sandbox.Write("auth.log", ImportSandbox.Lines(0, 500));
        var whole = File.ReadAllBytes(sandbox.Gzip("auth.log", "auth.log.gz"));

        Assert.Equal(500, sandbox.Import(sandbox.Write("cut.log.gz", whole[..^8]))[0].Events);
        Assert.Contains(sandbox.Problems, problem => problem.Code == "InputDamaged");
    }

    [Fact]
    public void Import_Zip_ImportsEveryMember()
    {
        using (var zip = ZipFile.Open(sandbox.File("logs.zip"), ZipArchiveMode.Create))
        {
            foreach (var (name, from) in (ReadOnlySpan<(string, int)>)[("a.log", 0), ("b.log", 10)])
            {
                using var member = new StreamWriter(zip.CreateEntry(name).Open());
                member.Write(ImportSandbox.Lines(from, 10));
            }
        }

        var results = sandbox.Import(sandbox.File("logs.zip"));

        Assert.Equal(["a.log", "b.log"], results.Select(result => result.SourceFile.Split('!')[1]));
        Assert.Equal(ImportSandbox.Users(20), sandbox.Actors());
        Assert.Empty(sandbox.Problems);
        Assert.Equal(0, sandbox.Import(sandbox.Write("cut.zip", File.ReadAllBytes(sandbox.File("logs.zip"))[..^100])).Sum(result => result.Events));
        Assert.Contains(sandbox.Problems, problem => problem.Code == "InputDamaged" && problem.Message.Contains("cut.zip!b.log", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_BrokenJsonAmongGood_KeepsAllAndReportsTheBroken()
    {
        const string Good = """{"eventVersion":"1.08","eventID":"{0}","eventTime":"2026-01-01T00:00:00Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers","userIdentity":{"type":"IAMUser","userName":"u"}}""";
        var text = string.Join('\n', Good.Replace("{0}", "a", StringComparison.Ordinal), """{"eventVersion":"1.08","eventID":""", Good.Replace("{0}", "b", StringComparison.Ordinal), Good.Replace("{0}", "\\ud800", StringComparison.Ordinal), Good[..60]);

        var result = sandbox.Import(sandbox.Write("trail.json", text))[0];

        Assert.Equal((5, 2), (result.Events, result.Unparsed));
        Assert.Contains(sandbox.Problems, problem => problem.Code == "RecordsUnparsed" && problem.Message.Contains("trail.json, record 2", StringComparison.Ordinal));
        Assert.Contains(sandbox.Run(new GetEvent { Category = ["unparsed"] }), found => found.Raw!.StartsWith("""{"eventVersion":"1.08","eventID":""", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_MixedFormats_KeepsWhatItDoesNotUnderstand()
    {
        var result = sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 5) + "{\"some\":\"json\"}\n<Event/>\n" + ImportSandbox.Lines(5, 5)))[0];

        Assert.Equal((12, 2), (result.Events, result.Unparsed));
        Assert.Equal(["<Event/>", "{\"some\":\"json\"}"], sandbox.Run(new GetEvent { Category = ["unparsed"] }).Select(found => found.Raw).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Import_TextOfNoFormat_FailsWithWhatToDo()
    {
        Assert.Equal(0, sandbox.Import(sandbox.Write("poem.txt", "Roses are red\nViolets are blue\n")).Sum(result => result.Events));

        var problem = Assert.Single(sandbox.Problems);
        Assert.Equal(("FormatUnknown", ProblemLevel.Error), (problem.Code, problem.Level));
        Assert.Contains("-Format", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_TextOfNoFormatWithAFormatNamed_KeepsItUnparsed()
    {
        var result = sandbox.Import(new ImportEvent { LiteralPath = [sandbox.Write("poem.txt", "Roses are red\nViolets are blue\n")], Format = "syslog" })[0];

        Assert.Equal((2, 2), (result.Events, result.Unparsed));
    }

    [Fact]
    public void Import_ImpossibleDates_KeepsTheLinesWithoutATime()
    {
        var file = sandbox.Write("auth.log", "Feb 30 10:00:00 h sshd[1]: Failed password for a from 10.0.0.1 port 1 ssh2\nFeb 28 25:61:00 h sshd[1]: Failed password for b from 10.0.0.1 port 1 ssh2\nFeb 28 10:00:00 h sshd[1]: Failed password for c from 10.0.0.1 port 1 ssh2\n");

        Assert.Equal(3, sandbox.Import(file)[0].Events);
        Assert.Equal(2, sandbox.Run(new GetEvent()).Count(found => found.Time is null));
    }

    [Theory]
    [InlineData("with space.log")]
    [InlineData("quote'd \"twice\".log")]
    [InlineData("br[ack]ets*?.log")]
    [InlineData("new\nline.log")]
    [InlineData("'; DROP TABLE staged; --.log")]
    [InlineData("ünïcödé 日本.log")]
    public void Import_OddFileName_IsKeptAsItIs(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        var file = sandbox.Write(name, ImportSandbox.Lines(0, 2));

        sandbox.Import(file);

        Assert.All(sandbox.Events(), found => Assert.Equal(file, found.SourceFile));
        Assert.Equal(2, sandbox.Run(new GetStatistic { LiteralPath = [file] }).Sum(group => group.Count));
    }

    [Fact]
    public void Import_BrokenFormatInTheStore_IsReportedWithFileAndLine()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 1)));
        var formats = Directory.CreateDirectory(Path.Combine(sandbox.StoreFolder, "content", "formats")).FullName;
        File.WriteAllText(Path.Combine(formats, "mine.sql"), "-- title: Mine\n-- reader: lines\n-- detect: 1.0\nSELECT source, record,\n  nonsense AS actor\nFROM input\n");

        sandbox.Import(sandbox.Write("doors.txt", "open\n"));

        var problem = Assert.Single(sandbox.Problems, problem => problem.Code == "FormatInvalid");
        Assert.Contains("mine.sql, line 5:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OwnFormatInTheStore_IsUsed()
    {
        sandbox.Run(new NewStore { Store = sandbox.StoreFolder });
        var formats = Directory.CreateDirectory(Path.Combine(sandbox.StoreFolder, "content", "formats")).FullName;
        File.WriteAllText(Path.Combine(formats, "mine.sql"), "-- title: Mine\n-- reader: lines\n-- detect: avg(starts_with(raw, 'DOOR ')::INT)\nSELECT source, record, 'authorization' AS category, split_part(raw, ' ', 2) AS actor FROM input");

        var result = sandbox.Import(sandbox.Write("doors.txt", "DOOR erika\nDOOR max\n"))[0];

        Assert.Equal(("mine", 2, 0), (result.Format, result.Events, result.Unparsed));
    }
}
