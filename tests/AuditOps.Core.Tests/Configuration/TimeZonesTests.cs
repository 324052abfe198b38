using AuditOps.Core.Configuration;

namespace AuditOps.Core.Tests.Configuration;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("../../../dev/zero")]
    [InlineData("Europe/../../../../dev/zero")]
    [InlineData("")]
    public void TryFind_NameThatIsAPath_IsNoZone(string name) => Assert.False(TimeZones.TryFind(name, out _));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("UTC")]
    [InlineData("Etc/GMT+5")]
    public void TryFind_Name_IsAZone(string name) => Assert.True(TimeZones.TryFind(name, out _));
}
