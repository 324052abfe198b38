namespace AuditOps.Cmdlets.Tests.Views;

public sealed class CellTests
{
    [Fact]
    public void Time_Utc_IsShownToTheSecond() =>
        Assert.Equal("2026-01-31 08:30:15", Cell.Time(new DateTime(2026, 1, 31, 8, 30, 15, 250, DateTimeKind.Utc)));

    [Fact]
    public void Time_WithOffset_IsShownInUtc() =>
        Assert.Equal("2026-01-31 06:30:00", Cell.Time(new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.FromHours(2))));

    [Theory, InlineData(0.941176470588235, "94.1 %"), InlineData(1.0, "100 %"), InlineData(0.0, "0 %"), InlineData(null, "")]
    public void Percent_Part_HasOneDecimal(object? part, string text) => Assert.Equal(text, Cell.Percent(part));

    [Theory, InlineData(105.0, "jobs", "105 jobs"), InlineData(1234.5, null, "1,234.5")]
    public void Measure_Number_HasItsUnit(object? number, string? unit, string text) => Assert.Equal(text, Cell.Measure(number, unit));

    [Fact]
    public void Time_Null_IsEmpty() => Assert.Equal("", Cell.Time(null));

    [Theory]
    [InlineData(Severity.Critical)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.Low)]
    public void Severity_AboveInformational_IsColoured(Severity severity)
    {
        var cell = Cell.Severity(severity);
        Assert.StartsWith("\u001b[", cell, StringComparison.Ordinal);
        Assert.Contains(severity.ToString(), cell, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[0m", cell, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_Informational_IsPlain() => Assert.Equal("Informational", Cell.Severity(Severity.Informational));

    [Theory]
    [InlineData(3)]
    [InlineData(3L)]
    public void Severity_Number_IsNamed(object number) => Assert.Contains("High", Cell.Severity(number), StringComparison.Ordinal);

    [Theory]
    [InlineData(0L, "0 B")]
    [InlineData(1023L, "1023 B")]
    [InlineData(1024L, "1.0 KB")]
    [InlineData(5_452_595L, "5.2 MB")]
    [InlineData(long.MaxValue, "8388608.0 TB")]
    public void Size_Bytes_AreShownInTheUnitThatFits(long bytes, string expected) => Assert.Equal(expected, Cell.Size(bytes));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1.5, "1.5s")]
    [InlineData(95, "1m 35s")]
    [InlineData(7_500, "2h 5m")]
    [InlineData(90_000, "1d 1h")]
    public void Duration_Span_HasItsTwoLargestUnits(double seconds, string expected) =>
        Assert.Equal(expected, Cell.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void OneDecimal_Rounds() => Assert.Equal(["39.4", "100.0", ""], [Cell.OneDecimal(39.449), Cell.OneDecimal(100L), Cell.OneDecimal(null)]);

    [Fact]
    public void Number_Large_HasItsThousandsSeparated() => Assert.Equal("1,234,567", Cell.Number(1_234_567L));

    [Fact]
    public void Text_EscapeSequence_IsMadeVisible() =>
        Assert.Equal("user ␛[2Jroot␊", Cell.Text("user \u001b[2Jroot\n"));

    [Fact]
    public void Text_RightToLeftOverride_IsMadeVisible() => Assert.Equal("a\ufffdb", Cell.Text("a\u202eb"));

    [Fact]
    public void Text_List_IsJoined() => Assert.Equal("a, b", Cell.Text(new[] { "a", "b" }));
}
