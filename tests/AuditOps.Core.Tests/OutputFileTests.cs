using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests;

/// <summary>A file that is written appears whole or not at all.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("auditops-output-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_Failing_KeepsWhatWasThereAndLeavesNoDraft()
    {
        var path = Write("a.txt", "before");

        Assert.Throws<InvalidOperationException>(() => new OutputFile(path, force: true).Write(draft =>
        {
            File.WriteAllText(draft, "half");
            throw new InvalidOperationException();
        }));

        Assert.Equal("before", File.ReadAllText(Assert.Single(Directory.GetFiles(folder))));
    }

    [Fact]
    public void Write_WithoutForce_ReplacesNothing()
    {
        Assert.Equal("OutputExists", Assert.Throws<AuditOpsException>(() => new OutputFile(Write("a.txt", "x"), force: false)).Code);

        var late = new OutputFile(Path.Combine(folder, "b.txt"), force: false);
        Assert.Equal("OutputExists", Assert.Throws<AuditOpsException>(() => late.Write(draft =>
        {
            File.WriteAllText(draft, "ours");
            Write("b.txt", "theirs");
        })).Code);
        Assert.Equal("theirs", File.ReadAllText(late.Path));
    }

    [Fact]
    public void Write_FolderThatIsNotThere_IsMadeOnlyWhereThatWasAskedFor()
    {
        var path = Path.Combine(folder, "deep", "a.txt");

        Assert.Equal("OutputFolderNotFound", Assert.Throws<AuditOpsException>(() => new OutputFile(path, force: false)).Code);
        var file = new OutputFile(path, force: false, makeFolder: true);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
        file.Write(draft => File.WriteAllText(draft, "x"));
        Assert.Equal("x", File.ReadAllText(path));
    }

    [Fact]
    public void Write_DiskFull_NamesTheFileThatWasAskedFor()
    {
        using var disk = new SmallDisk(Path.Combine(folder, "disk"), sizeMegabytes: 1);
        var file = new OutputFile(Path.Combine(folder, "disk", "a.txt"), force: false);

        var error = Assert.Throws<AuditOpsException>(() => file.Write(draft => File.WriteAllBytes(draft, new byte[2 << 20])));

        Assert.Equal(("DiskFull", file.Path), (error.Code, error.Target));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "disk")));
    }

    [Fact]
    public void Export_DiskFull_NamesTheFileThatWasAskedFor()
    {
        using var sandbox = new ImportSandbox();
        using var disk = new SmallDisk(Path.Combine(folder, "disk"), sizeMegabytes: 1);
        var path = Path.Combine(folder, "disk", "events.jsonl");

        var error = Assert.Throws<AuditOpsException>(() =>
            sandbox.Run(new ExportEvent { LiteralPath = [sandbox.Write("auth.log", ImportSandbox.Lines(0, 5_000))], Destination = path }));

        Assert.Equal(("DiskFull", path), (error.Code, error.Target));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "disk")));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
