namespace AuditOps.Host.Tests.Cli;

public sealed class DemoTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Demo_EmptyFolder_FindsAttacksWritesTheReportAndNamesCommandsThatWork()
    {
        var ended = _shell.Run("demo");
        var folder = ended.Out.Split("The samples are in ")[1].Split(';')[0];
        try
        {
            Assert.Equal((0, ""), (ended.Code, ended.Error));
            Assert.Contains("found, #1", ended.Out, StringComparison.Ordinal);
            Assert.Contains("not found", ended.Out, StringComparison.Ordinal);
            Assert.Equal(["auditops-report.html"], Directory.GetFiles(_shell.Folder).Select(Path.GetFileName));
            Commands(ended.Out);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Commands(string output)
    {
        var commands = output.Split('\n').SkipWhile(line => line != "Next").Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToArray();
        Assert.InRange(commands.Length, 3, 6);
        if (OperatingSystem.IsWindows()) return;

        foreach (var command in commands)
        {
            var tried = Shell.End(_shell.Start("/bin/sh", ["-c", command.Trim()]), "");
            Assert.Equal((0, ""), (tried.Code, tried.Error));
            Assert.NotEqual("", tried.Out);
        }
    }
}
