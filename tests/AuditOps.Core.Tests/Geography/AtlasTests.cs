using AuditOps.Core.Geography;
using AuditOps.Core.Tests.Readers.Input;

namespace AuditOps.Core.Tests.Geography;

public sealed class AtlasTests
{
    [Theory]
    [InlineData("8.8.8.8", "US")]
    [InlineData("::ffff:8.8.8.8", "US")]
    [InlineData("2001:200::1", "JP")]
    [InlineData("10.0.0.1", null)]
    [InlineData("203.0.113.9", null)]
    [InlineData("no address", null)]
    public void Shipped_Address_HasTheCountryThatAnnouncesIt(string address, string? country) =>
        Assert.Equal(country, new ShippedAtlas().Locate(address)?.Country);

    [Fact]
    public void RangeFile_WithoutAHeader_IsStartEndCountry()
    {
        var atlas = Read("# ours\n203.0.113.0,203.0.113.127,DE\n3405803904,3405803999,FR\n2001:db8::,2001:db8::ffff,JP\n");

        Assert.Equal("DE", atlas.Locate("203.0.113.5")?.Country);
        Assert.Equal("FR", atlas.Locate("203.0.113.128")?.Country);
        Assert.Equal("JP", atlas.Locate("2001:db8::7")?.Country);
        Assert.Null(atlas.Locate("203.0.113.250"));
        Assert.Null(atlas.Locate("2001:db9::"));
    }

    [Fact]
    public void RangeFile_WithAHeader_HasWhatItNames()
    {
        var atlas = Read("network,country_code,asn,latitude,longitude\n198.51.100.0/24,NL,AS64500,52.4,4.9\n2001:db8::/32,GB,64501,51.5,-0.1\n");

        var place = atlas.Locate("198.51.100.200")!;

        Assert.Equal(("NL", 64_500L, 52.4, 4.9), (place.Country, place.Asn, place.Latitude, place.Longitude));
        Assert.Equal(64_501, atlas.Locate("2001:db8:ffff::")?.Asn);
        Assert.Null(atlas.Locate("198.51.101.0"));
    }

    [Theory]
    [InlineData("1.2.3.0,1.2.3.255,DE\n1.2.4.0,Germany\n", "line 2")]
    [InlineData("1.2.3.0,1.2.3.255,Germany\n", "line 1")]
    [InlineData("1.2.3.255,1.2.3.0,DE\n", "line 1")]
    [InlineData("", "line 1")]
    public void RangeFile_LineOfAnotherSort_IsNamed(string text, string line)
    {
        var error = Assert.Throws<AuditOpsException>(() => Read(text));

        Assert.Equal("GeographyInvalid", error.Code);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_FileThatCannotBeUsed_IsReportedAndTheShippedOneStandsIn()
    {
        using var folder = new TempFolder();
        var problems = new List<Problem>();

        var atlas = new Atlases().Get(folder.Write("old.mmdb", "GEO-106 of another time"u8.ToArray()), problems.Add);

        Assert.Equal("US", atlas.Locate("8.8.8.8")?.Country);
        Assert.Contains("old.mmdb", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeastKilometresTo_Cities_IsTheGreatCircleWithoutWhatIsUncertain()
    {
        var (berlin, sydney) = (new Place("DE", null, 52.52, 13.405, 10), new Place("AU", null, -33.87, 151.21, 20));

        Assert.InRange(berlin.LeastKilometresTo(sydney)!.Value, 16_040, 16_090);
        Assert.Equal(0, berlin.LeastKilometresTo(berlin));
        Assert.Null(berlin.LeastKilometresTo(new Place("XX")));
    }

    [Theory]
    [InlineData("DE", "FR", 0, 300)]
    [InlineData("US", "CA", 0, 0)]
    [InlineData("DE", "BR", 7_000, 8_500)]
    [InlineData("GB", "JP", 8_500, 9_300)]
    public void LeastKilometresTo_Countries_IsBetweenTheirBorders(string from, string to, double low, double high) =>
        Assert.InRange(Countries.Place(from).LeastKilometresTo(Countries.Place(to))!.Value, low, high);

    [Theory]
    [InlineData("203.0.113.9", "203.0.0.0/16")]
    [InlineData("::ffff:203.0.113.9", "203.0.0.0/16")]
    [InlineData("2001:db8:1::5", "2001:db8::/32")]
    [InlineData("console", null)]
    public void Prefix_Address_IsItsNetwork(string address, string? prefix) => Assert.Equal(prefix, Network.Prefix(address));

    private static RangeFile Read(string text)
    {
        using var folder = new TempFolder();
        return RangeFile.Read(folder.Write("ranges.csv", System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
