using System.Diagnostics;
using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

public sealed class ProcessTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Run_SignalWhileWorking_EndsWith130AndLeavesNothingHalf(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        using var process = _shell.Start("audit", "sample", "made", "--format", "syslog", "--size", "1000000000");
        var made = Path.Combine(_shell.Folder, "made");
        SpinWait.SpinUntil(() => (Directory.Exists(made) && Directory.EnumerateFiles(made).Any()) || process.HasExited);
        Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

        var ended = Shell.End(process, "");
        Assert.Equal(130, ended.Code);
        Assert.Equal("error: Cancelled.\n", ended.Error);
        Assert.Empty(Directory.GetFiles(made));
    }

    [Fact]
    public void Run_SignalWhileFollowing_EndsWellAndEachLineIsThereOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        var log = _shell.Write("auth.log", AuthLog.Text());
        using var process = _shell.Start("import", "auth.log", "--follow", "--store", "made");
        SpinWait.SpinUntil(() => process.HasExited || (Directory.Exists(Path.Combine(_shell.Folder, "made", "segments")) && Directory.EnumerateFiles(Path.Combine(_shell.Folder, "made", "segments")).Any()));
        File.AppendAllText(log, AuthLog.Text(user: "admin"));
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

        var ended = Shell.End(process, "");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Equal(0, _shell.Run("import", "auth.log", "--store", "made").Code);
        Assert.Equal("[{\"events\":84,\"lines\":84}]", _shell.Run("audit", "query", "--query", "SELECT count(*) AS events, count(DISTINCT record) AS lines FROM events", "--store", "made", "--json").Out.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run-rules", "--rule", "failed_logins_of_user")]
    [InlineData("patterns", "--type", "failed_logins_of_user")]
    public void Run_SignalWhileFollowingFindings_TellsThemAsTheyComeAndEndsWell(string verb, string option, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        var log = _shell.Write("auth.log", AuthLog.Text(failures: 0));
        using var process = _shell.Start("audit-analytics", verb, "auth.log", option, name, "--follow", "--time-zone", "UTC", "--json");
        Assert.Equal("[", Line(() => File.AppendAllText(log, AuthLog.Text(user: "admin"))));
        var told = JsonDocument.Parse(process.StandardOutput.ReadLine()!).RootElement;
        var interrupted = Stopwatch.GetTimestamp();
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

        var ended = Shell.End(process, "");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.EndsWith("]\n", ended.Out, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(interrupted) < TimeSpan.FromSeconds(20));
        var batch = JsonDocument.Parse(_shell.Run("audit-analytics", verb, "auth.log", option, name, "--time-zone", "UTC", "--json").Out).RootElement;
        Assert.Contains(batch.EnumerateArray(), found => found.GetProperty("findingId").GetString() == told.GetProperty("findingId").GetString());

        string? Line(Action before)
        {
            before();
            return process.StandardOutput.ReadLine();
        }
    }

    [Fact]
    public void Run_FollowForAPerson_ShowsEachFindingBelowTheOther()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        _shell.Write("auth.log", AuthLog.Text(user: "admin"));
        using var process = _shell.Start("audit-analytics", "patterns", "auth.log", "--follow", "--time-zone", "UTC", "--fail-on", "low");

        var ended = Shell.End(process, "");
        Assert.Equal(3, ended.Code);
        Assert.Contains("repeated_failed_authentication · finding ", ended.Out, StringComparison.Ordinal);
        Assert.Contains("at or above low", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StoreThatWasChanged_Fails()
    {
        _shell.Write("auth.log", AuthLog.Text());
        _shell.Run("import", "auth.log", "--store", "made");
        Assert.Equal(0, _shell.Run("audit", "integrity", "made").Code);
        var segment = Directory.GetFiles(Path.Combine(_shell.Folder, "made", "segments"))[0];
        var bytes = File.ReadAllBytes(segment);
        bytes[bytes.Length / 2] ^= 0xFF;
        File.WriteAllBytes(segment, bytes);

        var ended = _shell.Run("audit", "integrity", "made", "--json");
        Assert.Equal(1, ended.Code);
        Assert.Contains("is not as it was written, from link", ended.Error, StringComparison.Ordinal);
        Assert.Contains("\"valid\":false", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StoreOfAnotherUser_IsReadAndNotChanged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can run a program as somebody else.");
        _shell.Write("auth.log", AuthLog.Text());
        _shell.Run("import", "auth.log", "--store", "made");
        Shell.End(_shell.Start("chmod", ["-R", "o+rX", "."]), "");
        Assert.SkipUnless(AsNobody("--version").Code == 0, "There is no setpriv, or nobody else may run the program.");

        var read = AsNobody("audit", "view", "--store", "made", "--json");
        Assert.Equal((0, ""), (read.Code, read.Error));
        Assert.Contains("192.0.2.7", read.Out, StringComparison.Ordinal);
        var changed = AsNobody("import", "auth.log", "--store", "made");
        Assert.Equal(1, changed.Code);
        Assert.Contains("cannot be changed: it is read-only, or belongs to somebody else", changed.Error, StringComparison.Ordinal);

        Ended AsNobody(params string[] words)
        {
            var program = Shell.End(_shell.Start("/bin/sh", ["-c", "command -v setpriv"]), "").Out.Trim();
            return program.Length == 0 ? new Ended(127, "", "") : Shell.End(_shell.Start(program, ["--reuid=65534", "--regid=65534", "--clear-groups", Shell.Program, .. words]), "");
        }
    }

    [Fact]
    public void Run_SignalWhileWaitingForInput_EndsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        using var process = _shell.Start("triage", "-", "--verbose");
        process.StandardInput.Write(AuthLog.Text());
        process.StandardInput.Flush();
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
    }

    [Fact]
    public void Run_ReaderGoes_EndsInSilence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test needs a POSIX shell.");
        _shell.Write("auth.log", AuthLog.Text(failures: 60_000));
        var ended = Shell.End(_shell.Start("/bin/sh", ["-c", $"'{Shell.Program}' audit view auth.log | head -n 2; '{Shell.Program}' audit view auth.log --json | head -n 2"]), "");

        Assert.Equal("", ended.Error);
        Assert.Equal(4, ended.Out.Count(c => c == '\n'));
    }

    [Fact]
    public void Run_OutputAppendedToFile_KeepsWhatWasThere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test needs a POSIX shell.");
        Shell.End(_shell.Start("/bin/sh", ["-c", $"echo first > out; '{Shell.Program}' --version >> out; '{Shell.Program}' --version >> out"]), "");

        var lines = File.ReadAllLines(Path.Combine(_shell.Folder, "out"));
        Assert.Equal(("first", 3, lines[1]), (lines[0], lines.Length, lines[2]));
    }
}
