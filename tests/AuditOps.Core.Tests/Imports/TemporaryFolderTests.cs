using AuditOps.Core.Imports;

namespace AuditOps.Core.Tests.Imports;

public sealed class TemporaryFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("auditops-temporary-").FullName;

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void Create_WhileAnotherLives_LeavesIt()
    {
        using var first = TemporaryFolder.Create(parent, "s-");
        File.WriteAllText(Path.Combine(first.Path, "kept"), "");

        using var second = TemporaryFolder.Create(parent, "s-");

        Assert.True(File.Exists(Path.Combine(first.Path, "kept")));
        Assert.NotEqual(first.Path, second.Path);
    }

    [Fact]
    public void Create_AfterACrash_RemovesWhatIsLeft()
    {
        var dead = Directory.CreateDirectory(Path.Combine(parent, $"s-{Guid.NewGuid():N}")).FullName;
        File.WriteAllText(Path.Combine(dead, ".auditops-session"), "");

        using var folder = TemporaryFolder.Create(parent, "s-");

        Assert.False(Directory.Exists(dead));
    }

    [Fact]
    public void Create_BesideFoldersOfOthers_LeavesThem()
    {
        var other = Directory.CreateDirectory(Path.Combine(parent, "s-of-somebody-else")).FullName;
        Directory.SetCreationTimeUtc(other, DateTime.UtcNow.AddDays(-1));

        using var folder = TemporaryFolder.Create(parent, "s-");

        Assert.True(Directory.Exists(other));
    }

    [Fact]
    public void Dispose_RemovesTheFolder()
    {
        var folder = TemporaryFolder.Create(parent, "s-");
        folder.Dispose();

        Assert.False(Directory.Exists(folder.Path));
    }
}
