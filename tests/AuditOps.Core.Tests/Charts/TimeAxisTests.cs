using AuditOps.Core.Charts;

namespace AuditOps.Core.Tests.Charts;

public sealed class TimeAxisTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(10, "second")]
    [InlineData(3_600, "minute")]
    [InlineData(6 * 86_400, "hour")]
    [InlineData(100 * 86_400, "day")]
    [InlineData(50 * 366 * 86_400L, "364 days")]
    public void BucketWidth_Range_IsFineButNotCrowded(long seconds, string words)
    {
        var width = TimeAxis.BucketWidth(Start, Start.AddSeconds(seconds));

        Assert.True(TimeSpan.FromSeconds(seconds) / width < 168);
        Assert.Contains(TimeAxis.Words(width), new[] { words, words + "s", "year" });
    }

    [Fact]
    public void Floor_BeforeTheEpoch_GoesDown() =>
        Assert.Equal(new DateTime(1969, 12, 31, 23, 0, 0), TimeAxis.Floor(new DateTime(1969, 12, 31, 23, 59, 0), TimeSpan.FromHours(1)));
}
