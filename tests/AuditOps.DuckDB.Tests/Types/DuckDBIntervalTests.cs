namespace AuditOps.DuckDB.Tests.Types;

public sealed class DuckDBIntervalTests
{
    [Fact]
    public void ToTimeSpan_DaysAndMicros_IsTheirSum() =>
        Assert.Equal(new TimeSpan(2, 0, 0, 1), new DuckDBInterval(0, 2, 1_000_000).ToTimeSpan());

    [Fact]
    public void ToTimeSpan_Months_IsRefused() =>
        Assert.Throws<InvalidCastException>(() => new DuckDBInterval(1, 0, 0).ToTimeSpan());
}
