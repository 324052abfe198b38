using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Tests.Samples;

public sealed class ZoneTests
{
    private static readonly Zone Berlin = new(TimeSpan.FromHours(1), Daylight.Europe);
    private static readonly Zone NewYork = new(TimeSpan.FromHours(-5), Daylight.America);

    [Theory]
    [InlineData(3, 28, 8)]
    [InlineData(3, 29, 7)]
    [InlineData(10, 24, 7)]
    [InlineData(10, 25, 8)]
    public void ToUtc_Europe_ChangesOnLastSundays(int month, int day, int hour) =>
        Assert.Equal(new DateTime(2026, month, day, hour, 0, 0), Berlin.ToUtc(new DateTime(2026, month, day, 9, 0, 0)));

    [Theory]
    [InlineData(3, 7, 14)]
    [InlineData(3, 8, 13)]
    [InlineData(10, 31, 13)]
    [InlineData(11, 1, 14)]
    public void ToUtc_America_ChangesOnSecondAndFirstSunday(int month, int day, int hour) =>
        Assert.Equal(new DateTime(2026, month, day, hour, 0, 0), NewYork.ToUtc(new DateTime(2026, month, day, 9, 0, 0)));
}
