using AuditOps.Core.Geography;
using AuditOps.Core.Tests.Readers.Input;

namespace AuditOps.Core.Tests.Geography;

public sealed class MmdbFileTests
{
    private static readonly Dictionary<string, object> City = new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = "NZ" },
        ["autonomous_system_number"] = 64_500,
        ["location"] = new Dictionary<string, object> { ["latitude"] = -36.8, ["longitude"] = 174.8, ["accuracy_radius"] = 20 },
    };

    [Theory]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    public void Locate_AddressInTheTree_IsItsEntry(int recordBits)
    {
        var atlas = Read(MadeMmdb.Of([203, 0, 112, 0], 23, City, recordBits));

        Assert.Equal(new Place("NZ", 64_500, -36.8, 174.8, 20), atlas.Locate("203.0.113.77"));
        Assert.Null(atlas.Locate("203.0.114.1"));
        Assert.Null(atlas.Locate("2001:db8::1"));
    }

    [Fact]
    public void Locate_CountryOnly_IsTheMiddleOfTheCountry() =>
        Assert.Equal(Countries.Place("NZ"), Read(MadeMmdb.Of([203, 0, 113, 0], 24, new Dictionary<string, object> { ["country_code"] = "NZ" })).Locate("203.0.113.1"));

    [Fact]
    public void Read_OtherVersion_SaysWhichFileAndVersion()
    {
        var error = Assert.Throws<AuditOpsException>(() => Read(MadeMmdb.Of([203, 0, 113, 0], 24, City, version: 3)));

        Assert.Contains("places.mmdb", error.Message, StringComparison.Ordinal);
        Assert.Contains("version 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutAnywhere_IsAnErrorOrAnAnswerWithoutData()
    {
        var whole = MadeMmdb.Of([203, 0, 113, 0], 24, City);
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                Read(whole[..length]).Locate("203.0.113.1");
            }
            catch (AuditOpsException error)
            {
                Assert.Equal("GeographyInvalid", error.Code);
            }
        }
    }

    [Fact]
    public void Locate_DataInCircles_IsUnknown()
    {
        var bytes = MadeMmdb.Of([203, 0, 113, 0], 24, City);
        var data = (120 * 7) + 16;
        (bytes[data], bytes[data + 1], bytes[data + 2]) = (0x28, 0x00, 0x00);

        Assert.Null(Read(bytes).Locate("203.0.113.1"));
    }

    private static MmdbFile Read(byte[] bytes)
    {
        using var folder = new TempFolder();
        return MmdbFile.Read(folder.Write("places.mmdb", bytes));
    }
}
