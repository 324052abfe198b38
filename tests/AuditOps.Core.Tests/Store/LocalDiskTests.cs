using AuditOps.Core.Store;

namespace AuditOps.Core.Tests.Store;

public sealed class LocalDiskTests
{
    [Theory]
    [InlineData("nfs4")]
    [InlineData("cifs")]
    public void Require_NetworkShare_IsRefused(string format)
    {
        var e = Assert.Throws<AuditOpsException>(() => LocalDisk.Require("/mnt/share/store", _ => (DriveType.Network, format)));
        Assert.Equal("StoreOnNetworkShare", e.Code);
        Assert.Contains(format, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_UncPath_IsRefused() =>
        Assert.Equal("StoreOnNetworkShare", Assert.Throws<AuditOpsException>(() => LocalDisk.Require(@"\\server\share\store", _ => (DriveType.Fixed, "ntfs"))).Code);

    [Fact]
    public void Require_FolderThatIsNotThereYet_AsksForTheOneAbove()
    {
        string? asked = null;
        LocalDisk.Require(Path.Combine(Path.GetTempPath(), "not-there", "deep"), folder =>
        {
            asked = folder;
            return (DriveType.Fixed, "ext4");
        });
        Assert.Equal(Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar), asked!.TrimEnd(Path.DirectorySeparatorChar));
    }

    [Fact]
    public void Require_ThisMachinesDisk_IsAllowed() => LocalDisk.Require(Path.GetTempPath());
}
