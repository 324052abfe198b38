using AuditOps.Core.Anomalies;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class HourGridTests
{
    private static readonly DateTime Monday = new(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void IsWhole_CutHours_AreTheFirstAndLastOnly()
    {
        var grid = new HourGrid(Monday.AddMinutes(30), Monday.AddHours(3).AddMinutes(1), TimeZoneInfo.Utc);
        Assert.Equal([false, true, true, false], Enumerable.Range(0, grid.Count).Select(grid.IsWhole));
        Assert.Equal(2, grid.Whole);
    }

    [Fact]
    public void IsWhole_HoursOnTheHour_AreAllWhole()
    {
        var grid = new HourGrid(Monday, Monday.AddHours(2), TimeZoneInfo.Utc);
        Assert.Equal((2, 2), (grid.Count, grid.Whole));
    }

    [Fact]
    public void HourOfWeek_ZoneWithDaylightSaving_FollowsTheClockOnTheWall()
    {
        var grid = new HourGrid(Monday, Monday.AddDays(35), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var before = grid.IndexOf(Monday.AddDays(21).AddHours(8))!.Value;
        var after = grid.IndexOf(Monday.AddDays(28).AddHours(7))!.Value;
        Assert.Equal((9, 9), (grid.HourOfWeek(before), grid.HourOfWeek(after)));
    }

    [Fact]
    public void IndexOf_Outside_IsNull()
    {
        var grid = new HourGrid(Monday, Monday.AddHours(2), TimeZoneInfo.Utc);
        Assert.Equal((null, 0, 1, null), (grid.IndexOf(Monday.AddTicks(-10)), grid.IndexOf(Monday), grid.IndexOf(Monday.AddHours(1.5)), grid.IndexOf(Monday.AddHours(2))));
    }
}
