using System.Globalization;
using System.Numerics;

namespace AuditOps.DuckDB.Tests.Types;

public sealed class ValueTests(ValueTests.Shared shared) : IClassFixture<ValueTests.Shared>
{
    private readonly DuckDBConnection connection = shared.Connection;

    public static TheoryData<string, object?> Literals => new()
    {
        { "true", true },
        { "false", false },
        { "(-128)::TINYINT", sbyte.MinValue },
        { "(-32768)::SMALLINT", short.MinValue },
        { "2147483647::INTEGER", int.MaxValue },
        { "(-9223372036854775808)::BIGINT", long.MinValue },
        { "255::UTINYINT", byte.MaxValue },
        { "65535::USMALLINT", ushort.MaxValue },
        { "4294967295::UINTEGER", uint.MaxValue },
        { "18446744073709551615::UBIGINT", ulong.MaxValue },
        { "(-170141183460469231731687303715884105728)::HUGEINT", Int128.MinValue },
        { "340282366920938463463374607431768211455::UHUGEINT", UInt128.MaxValue },
        { "'123456789012345678901234567890123456789012345678901234567890'::BIGNUM", BigInteger.Parse("123456789012345678901234567890123456789012345678901234567890", CultureInfo.InvariantCulture) },
        { "'-1234567890123456789012345678901234567890'::BIGNUM", BigInteger.Parse("-1234567890123456789012345678901234567890", CultureInfo.InvariantCulture) },
        { "0::BIGNUM", BigInteger.Zero },
        { "1.5::FLOAT", 1.5f },
        { "'-inf'::DOUBLE", double.NegativeInfinity },
        { "-1.25::DECIMAL(4,2)", -1.25m },
        { "12345.6789::DECIMAL(9,4)", 12345.6789m },
        { "-99999999999999.9999::DECIMAL(18,4)", -99999999999999.9999m },
        { "1234567890123456789012345678::DECIMAL(38,0)", 1234567890123456789012345678m },
        { "-0.0000000001::DECIMAL(38,10)", -0.0000000001m },
        { "''", "" },
        { "'twelve bytes'", "twelve bytes" },
        { "'thirteen byte'", "thirteen byte" },
        { "'ünïcödé ✓ 𝄞 with a NUL ' || chr(0) || ' inside'", "ünïcödé ✓ 𝄞 with a NUL \0 inside" },
        { "'{\"a\": 1}'::JSON", "{\"a\": 1}" },
        { "'\\x00\\xFF'::BLOB", new byte[] { 0, 255 } },
        { "''::BLOB", Array.Empty<byte>() },
        { "'10110'::BIT", "10110" },
        { "'0000000011111111'::BIT", "0000000011111111" },
        { "DATE '0001-01-01'", DateOnly.MinValue },
        { "DATE '2024-02-29'", new DateOnly(2024, 2, 29) },
        { "DATE 'infinity'", DateOnly.MaxValue },
        { "TIME '23:59:59.123456'", new TimeOnly(23, 59, 59, 123, 456) },
        { "TIMETZ '13:00:00+02:30'", new DuckDBTimeTz(new TimeOnly(13, 0), new TimeSpan(2, 30, 0)) },
        { "TIMETZ '13:00:00-15:59:59'", new DuckDBTimeTz(new TimeOnly(13, 0), -new TimeSpan(15, 59, 59)) },
        { "TIMESTAMP '2024-12-31 23:59:59.999999'", new DateTime(2024, 12, 31, 23, 59, 59, 999, 999) },
        { "TIMESTAMP '1901-01-01 00:00:00.000001'", new DateTime(1901, 1, 1, 0, 0, 0, 0, 1) },
        { "TIMESTAMP '-infinity'", DateTime.MinValue },
        { "TIMESTAMP_S '2024-02-29 12:30:00'", new DateTime(2024, 2, 29, 12, 30, 0) },
        { "TIMESTAMP_MS '2024-02-29 12:30:00.125'", new DateTime(2024, 2, 29, 12, 30, 0, 125) },
        { "TIMESTAMP_NS '2024-02-29 12:30:00.123456789'", new DateTime(2024, 2, 29, 12, 30, 0).AddTicks(1234567) },
        { "TIMESTAMP_NS '1969-12-31 23:59:59.999999999'", DateTime.UnixEpoch.AddTicks(-1) },
        { "TIMESTAMPTZ '2024-02-29 12:30:00+05'", new DateTime(2024, 2, 29, 7, 30, 0, DateTimeKind.Utc) },
        { "INTERVAL '14 months -3 days 5 seconds'", new DuckDBInterval(14, -3, 5_000_000) },
        { "'01234567-89ab-cdef-0123-456789abcdef'::UUID", Guid.Parse("01234567-89ab-cdef-0123-456789abcdef") },
        { "'ffffffff-ffff-ffff-ffff-ffffffffffff'::UUID", Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff") },
        { "'b'::ENUM('a', 'b')", "b" },
        { "[1, NULL, 3]", new object?[] { 1, null, 3 } },
        { "[]::INTEGER[]", Array.Empty<object?>() },
        { "[[1], [], NULL, [2, 3]]", new object?[] { new object?[] { 1 }, Array.Empty<object?>(), null, new object?[] { 2, 3 } } },
        { "array_value('a', NULL)", new object?[] { "a", null } },
        { "{'a': 1, 'b': [NULL, 'x']}", new Dictionary<string, object?> { ["a"] = 1, ["b"] = new object?[] { null, "x" } } },
        { "row(1, 'x')", new Dictionary<string, object?> { ["1"] = 1, ["2"] = "x" } },
        { "MAP {'k': 1, 'l': NULL}", new Dictionary<object, object?> { ["k"] = 1, ["l"] = null } },
        { "MAP {}", new Dictionary<object, object?>() },
        { "union_value(number := 5)", 5 },
        { "'text'::UNION(number INTEGER, word VARCHAR)", "text" },
        { "NULL", null },
        {
            "[{'name': 'a', 'tags': ['x']}, NULL, {'name': NULL, 'tags': NULL}]",
            new object?[]
            {
                new Dictionary<string, object?> { ["name"] = "a", ["tags"] = new object?[] { "x" } },
                null,
                new Dictionary<string, object?> { ["name"] = null, ["tags"] = null },
            }
        },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Value_Literal_IsTheSameInDotNet(string literal, object? expected)
    {
        var row = Assert.Single(connection.Rows($"SELECT {literal}"));
        Assert.Equal(expected, row[0]);
    }

    [Theory]
    [MemberData(nameof(Literals))]
    public void Value_BetweenNulls_KeepsItsRow(string literal, object? expected)
    {
        var rows = connection.Rows($"SELECT v FROM range(3000) r(i) LEFT JOIN (SELECT 1 AS k, {literal} AS v) ON i % 3 = k ORDER BY i");
        Assert.Equal(3000, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(i % 3 == 1 ? expected : null, rows[i][0]);
        }
    }

    [Theory]
    [MemberData(nameof(Literals))]
    public void Value_GivenAsParameter_ComesBack(string literal, object? expected)
    {
        // A STRUCT or MAP is no parameter, DateTime has no infinity, and a TIMESTAMP only microseconds.
        if (literal.Contains('{', StringComparison.Ordinal) || literal.StartsWith("row", StringComparison.Ordinal)
            || literal.Contains("infinity", StringComparison.Ordinal) || literal.StartsWith("TIMESTAMP_NS", StringComparison.Ordinal))
        {
            return;
        }

        Assert.Equal(expected ?? DBNull.Value, connection.Scalar("SELECT $1", expected is DateTime { Kind: DateTimeKind.Utc } utc ? new DateTimeOffset(utc) : expected));
    }

    [Theory]
    [InlineData("1e30::DECIMAL(38,0)")]
    [InlineData("1::DECIMAL(38,30)")]
    [InlineData("DATE '-0044-03-15'")]
    [InlineData("TIMESTAMP '20000-01-01'")]
    [InlineData("TIME '24:00:00'")]
    public void Value_OutsideOfDotNet_IsAnErrorThatSaysWhatToDo(string literal)
    {
        var error = Assert.Throws<OverflowException>(() => connection.Scalar($"SELECT {literal}"));
        Assert.Contains("cast it to VARCHAR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_Variant_IsRefusedWithASentence()
    {
        var error = Assert.Throws<NotSupportedException>(() => connection.Scalar("SELECT 1::VARIANT"));
        Assert.Contains("cast", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Value_LargeEnum_IsReadByItsWiderIndex(int size)
    {
        connection.Execute($"CREATE OR REPLACE TYPE big AS ENUM (SELECT 'n' || i FROM range({size.ToString(CultureInfo.InvariantCulture)}) r(i))");
        Assert.Equal($"n{(size - 1).ToString(CultureInfo.InvariantCulture)}", connection.Scalar("SELECT ('n' || $1)::big", size - 1));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Value_UnderAnotherCulture_IsTheSame(string name)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            Assert.Equal(-1234.5678m, connection.Scalar("SELECT $1 + 0", -1234.5678m));
            Assert.Equal("1234.5 2024-02-29 12:30:00", connection.Scalar("SELECT $1 || ' ' || $2", 1234.5m, new DateTime(2024, 2, 29, 12, 30, 0)));
            using var command = connection.CreateCommand("SELECT 1.5::DECIMAL(9,1), 1234.25::DOUBLE, 10::HUGEINT, 'I'");
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read());
            Assert.Equal("1.5", reader.GetString(0));
            Assert.Equal("1234.25", reader.GetString(1));
            Assert.Equal("10", reader.GetString(2));
            Assert.Equal("I", reader.GetString(3));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public sealed class Shared : IDisposable
    {
        public DuckDBConnection Connection { get; } = Database.Open();

        public void Dispose() => Connection.Dispose();
    }
}
