using System.Numerics;

namespace AuditOps.DuckDB.Tests.Types;

public sealed class NativeValueTests
{
    [Theory]
    [InlineData(true, "BOOLEAN")]
    [InlineData((sbyte)1, "TINYINT")]
    [InlineData((byte)1, "UTINYINT")]
    [InlineData((short)1, "SMALLINT")]
    [InlineData((ushort)1, "USMALLINT")]
    [InlineData(1, "INTEGER")]
    [InlineData(1u, "UINTEGER")]
    [InlineData(1L, "BIGINT")]
    [InlineData(1UL, "UBIGINT")]
    [InlineData(1f, "FLOAT")]
    [InlineData(1d, "DOUBLE")]
    [InlineData("1", "VARCHAR")]
    [InlineData('1', "VARCHAR")]
    [InlineData(new byte[] { 1 }, "BLOB")]
    [InlineData(new[] { 1 }, "INTEGER[]")]
    [InlineData(new[] { "1" }, "VARCHAR[]")]
    [InlineData(DayOfWeek.Friday, "VARCHAR")]
    public void Create_Constant_HasItsOwnType(object value, string type) => Assert.Equal(type, TypeOf(value));

    [Fact]
    public void Create_OtherValues_HaveTheirOwnType()
    {
        Assert.Equal("HUGEINT", TypeOf(Int128.One));
        Assert.Equal("UHUGEINT", TypeOf(UInt128.One));
        Assert.Equal("BIGNUM", TypeOf(BigInteger.One));
        Assert.Equal("DECIMAL(5,2)", TypeOf(123.45m));
        Assert.Equal("DECIMAL(3,3)", TypeOf(0.001m));
        Assert.Equal("DECIMAL(29,0)", TypeOf(decimal.MaxValue));
        Assert.Equal("DATE", TypeOf(DateOnly.MaxValue));
        Assert.Equal("TIME", TypeOf(TimeOnly.MaxValue));
        Assert.Equal("TIMESTAMP", TypeOf(DateTime.UnixEpoch));
        Assert.Equal("TIMESTAMP WITH TIME ZONE", TypeOf(DateTimeOffset.UnixEpoch));
        Assert.Equal("INTERVAL", TypeOf(TimeSpan.FromHours(1)));
        Assert.Equal("UUID", TypeOf(Guid.Empty));
        Assert.Equal("BLOB", TypeOf(new ReadOnlyMemory<byte>([1])));
        Assert.Equal("\"NULL\"", TypeOf(DBNull.Value));
    }

    [Fact]
    public void Create_LocalTime_BecomesUtc()
    {
        using var connection = Database.Open();
        var local = new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Local);
        Assert.Equal(local.ToUniversalTime(), connection.Scalar("SELECT $1", local));
    }

    [Fact]
    public void Create_TimeBefore1970_RoundsDown()
    {
        using var connection = Database.Open();
        Assert.Equal(DateTime.UnixEpoch.AddMicroseconds(-1), connection.Scalar("SELECT $1", DateTime.UnixEpoch.AddTicks(-1)));
    }

    [Fact]
    public void Create_List_FindsItsElements()
    {
        using var connection = Database.Open();
        Assert.Equal(2L, connection.Scalar("SELECT count(*) FROM range(10) r(i) WHERE list_contains($1, i)", new List<long> { 3, 5, 11 }));
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM range(10) r(i) WHERE list_contains($1, i)", Array.Empty<long>()));
        Assert.Equal(new object?[] { "a", null }, connection.Scalar("SELECT $1", (object)new[] { "a", null }));
    }

    [Fact]
    public void Create_LoneSurrogate_IsReplacedNotPassedOn()
    {
        using var connection = Database.Open();
        Assert.Equal("a\uFFFDb", connection.Scalar("SELECT $1", "a\uD800b"));
    }

    [Fact]
    public void Create_ObjectWithoutAType_IsRefusedWithASentence()
    {
        using var connection = Database.Open();
        var error = Assert.Throws<NotSupportedException>(() => connection.Scalar("SELECT $1", new Version(1, 0)));
        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    private static string? TypeOf(object? value)
    {
        using var connection = Database.Open();
        return (string?)connection.Scalar("SELECT typeof($1)", value);
    }
}
