using AuditOps.Core.Store;

namespace AuditOps.Core.Tests.Store;

public sealed class StoreFolderTests
{
    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/outside")]
    [InlineData("a/b")]
    public void Segment_NameThatLeadsElsewhere_IsRefused(string name) =>
        Assert.Equal("CatalogDamaged", Assert.Throws<AuditOpsException>(() => StoreFolder.At(Path.GetTempPath()).Segment(name)).Code);
}
