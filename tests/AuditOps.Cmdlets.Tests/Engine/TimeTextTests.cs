using System.Globalization;

namespace AuditOps.Cmdlets.Tests.Engine;

public sealed class TimeTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("7d", "2026-06-08T12:00:00Z")]
    [InlineData("24h", "2026-06-14T12:00:00Z")]
    [InlineData("30m", "2026-06-15T11:30:00Z")]
    [InlineData("90s", "2026-06-15T11:58:30Z")]
    [InlineData("2w", "2026-06-01T12:00:00Z")]
    [InlineData("1.5h", "2026-06-15T10:30:00Z")]
    [InlineData(" 1d ", "2026-06-14T12:00:00Z")]
    public void ParseTime_Span_CountsBackFromNow(string text, string expected) =>
        Assert.Equal(Instant(expected), TimeText.ParseTime(text, Now, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("30d", "2026-07-15T12:00:00Z")]
    [InlineData("90s", "2026-06-15T12:01:30Z")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    public void ParseTime_Ahead_CountsSpansFromNowOn(string text, string expected) =>
        Assert.Equal(Instant(expected), TimeText.ParseTime(text, Now, TimeZoneInfo.Utc, ahead: true));

    [Fact]
    public void ParseTime_AheadBeyondAllTime_SaysWhatToWrite() => Assert.Contains(
        "from now on", Assert.Throws<AuditOpsException>(() => TimeText.ParseTime("3000000d", Now, TimeZoneInfo.Utc, ahead: true)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-01-31", "2026-01-30T23:00:00Z")]
    [InlineData("2026-07-31", "2026-07-30T22:00:00Z")]
    [InlineData("2026-07-31 08:30", "2026-07-31T06:30:00Z")]
    [InlineData("2026-07-31T08:30:15", "2026-07-31T06:30:15Z")]
    [InlineData("2026-07-31T08:30:15.250", "2026-07-31T06:30:15.25Z")]
    [InlineData("2026-07-31T08:30Z", "2026-07-31T08:30:00Z")]
    [InlineData("2026-07-31T08:30:15-05:00", "2026-07-31T13:30:15Z")]
    [InlineData("2024-02-29", "2024-02-28T23:00:00Z")]
    public void ParseTime_Date_IsPlacedInTheZone(string text, string expected) =>
        Assert.Equal(Instant(expected), TimeText.ParseTime(text, Now, Berlin));

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("d")]
    [InlineData("-7d")]
    [InlineData("7x")]
    [InlineData("03/04/2026")]
    [InlineData("2026-02-30")]
    [InlineData("99999999999999999999d")]
    [InlineData("3000000d")]
    [InlineData("yesterday")]
    public void ParseTime_AnythingElse_SaysWhatToWrite(string text)
    {
        var error = Assert.Throws<AuditOpsException>(() => TimeText.ParseTime(text, Now, TimeZoneInfo.Utc));
        Assert.Equal("InvalidTime", error.Code);
        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("7d", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void ParseTime_OtherCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Instant("2026-06-15T10:30:00Z"), TimeText.ParseTime("1.5h", Now, TimeZoneInfo.Utc));
            Assert.Equal(Instant("2026-01-31T00:00:00Z"), TimeText.ParseTime("2026-01-31", Now, TimeZoneInfo.Utc));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Place_FirstAndLastInstant_DoNotOverflow()
    {
        Assert.Equal(DateTime.MinValue, TimeText.Place(DateTime.MinValue, Berlin).UtcDateTime);
        Assert.Equal(DateTime.MaxValue.Date, TimeText.Place(DateTime.MaxValue, Berlin).Date);
    }

    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("30m", "00:30:00")]
    [InlineData("0m", "00:00:00")]
    [InlineData("01:30:00", "01:30:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("100ms", "00:00:00.1")]
    [InlineData("0.2s", "00:00:00.2")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("-5m", "-00:05:00")]
    [InlineData("-01:30:00", "-01:30:00")]
    [InlineData("10675199d", "10675199.00:00:00")]
    public void ParseDuration_UnitOrClock_IsRead(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), TimeText.ParseDuration(text));

    [Theory]
    [InlineData("30")]
    [InlineData("m")]
    [InlineData("ms")]
    [InlineData("-")]
    [InlineData("--5m")]
    [InlineData("1y")]
    public void ParseDuration_AnythingElse_SaysWhatToWrite(string text) =>
        Assert.Equal("InvalidDuration", Assert.Throws<AuditOpsException>(() => TimeText.ParseDuration(text)).Code);

    [Theory]
    [InlineData("300", "00:05:00")]
    [InlineData("0.5", "00:00:00.5")]
    [InlineData("0", "00:00:00")]
    [InlineData("-1", "-00:00:01")]
    public void ParseDuration_BareNumberWhereSecondsAreMeant_CountsSeconds(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), TimeText.ParseDuration(text, seconds: true));

    [Theory]
    [InlineData("99999999d")]
    [InlineData("-99999999d")]
    [InlineData("9999999999999999999999w")]
    public void ParseDuration_TooLong_SaysSo(string text) =>
        Assert.Contains("is too long a duration", Assert.Throws<AuditOpsException>(() => TimeText.ParseDuration(text)).Message, StringComparison.Ordinal);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
