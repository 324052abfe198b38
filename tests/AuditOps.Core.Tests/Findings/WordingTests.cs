using System.Globalization;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Tests.Findings;

public sealed class WordingTests
{
    [Theory]
    [InlineData(363, "6 min 3 s")]
    [InlineData(360, "6 min")]
    [InlineData(0.5, "less than 1 s")]
    [InlineData(79_982, "22 h 13 min")]
    [InlineData(86_400 * 12 + 60, "12 d")]
    [InlineData(59, "59 s")]
    public void Span_Seconds_NamesTheTwoGreatestUnits(double seconds, string expected) =>
        Assert.Equal(expected, Wording.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "failure", "1 failure")]
    [InlineData(1038, "failure", "1,038 failures")]
    [InlineData(2, "address", "2 addresses")]
    [InlineData(2, "activity", "2 activities")]
    public void Count_NumberAndNoun_Agree(long number, string noun, string expected) => Assert.Equal(expected, Wording.Count(number, noun));

    [Fact]
    public void Tally_ManyNames_NamesTheGreatest() => Assert.Equal("b 5, a 2 and 1 more",
        Wording.Tally([new("a", 2), new("b", 5), new("c", 1)], most: 2));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Everything_OtherCulture_ReadsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("1,234.5", Wording.Number(1234.5));
            Assert.Equal("2017-03-29 17:48:33 UTC", Wording.Time(new DateTime(2017, 3, 29, 17, 48, 33, DateTimeKind.Utc)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
