namespace AuditOps.DuckDB.Tests.Appending;

public sealed class DuckDBAppenderTests : IDisposable
{
    private readonly DuckDBConnection connection = Database.Open();

    [Fact]
    public void AppendChunk_TypedColumns_ArriveInTheTable()
    {
        connection.Execute("CREATE TABLE t (source UBIGINT, record BIGINT, time TIMESTAMP, raw VARCHAR, fields VARCHAR, turn INTEGER)");
        const int rows = 5000;
        using (var appender = connection.CreateAppender("t"))
        {
            for (var done = 0; done < rows; done += DuckDBAppender.ChunkSize)
            {
                var count = Math.Min(DuckDBAppender.ChunkSize, rows - done);
                var sources = appender.Column(0).Values<ulong>();
                var records = appender.Column(1).Values<long>();
                var times = appender.Column(2).Values<long>();
                var raw = appender.Column(3);
                var fields = appender.Column(4);
                for (var row = 0; row < count; row++)
                {
                    (sources[row], records[row], times[row]) = (ulong.MaxValue, done + row, (done + row) * 1_000_000L);
                    raw.Set(row, System.Text.Encoding.UTF8.GetBytes($"{new string('ü', (done + row) % 40)} {done + row}"));
                    if (row % 3 == 0)
                    {
                        fields.Set(row, "{}"u8);
                    }
                    else
                    {
                        fields.SetNull(row);
                    }
                }

                appender.AppendChunk(count);
            }
        }

        Assert.Equal((long)rows, connection.Scalar(
            """
            SELECT count(*) FROM t WHERE source = 18446744073709551615 AND time = make_timestamp(record * 1000000)
              AND raw = repeat('ü', (record % 40)::INTEGER) || ' ' || record
              AND fields IS NOT DISTINCT FROM CASE WHEN record % 2048 % 3 = 0 THEN '{}' END AND turn = 0
            """));
    }

    [Fact]
    public void AppendChunk_EveryFixedType_IsWritten()
    {
        connection.Execute("CREATE TABLE t (a BOOLEAN, b TINYINT, c SMALLINT, d UINTEGER, e HUGEINT, f FLOAT, g DOUBLE, h DATE, i DECIMAL(9,2), j INTERVAL, k BLOB, l ENUM('x', 'y'))");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.Column(0).Values<bool>()[0] = true;
            appender.Column(1).Values<sbyte>()[0] = -1;
            appender.Column(2).Values<short>()[0] = -2;
            appender.Column(3).Values<uint>()[0] = uint.MaxValue;
            appender.Column(4).Values<Int128>()[0] = Int128.MinValue;
            appender.Column(5).Values<float>()[0] = 0.5f;
            appender.Column(6).Values<double>()[0] = 0.25;
            appender.Column(7).Values<int>()[0] = 1;
            appender.Column(8).Values<int>()[0] = 12345;
            appender.Column(9).Values<DuckDBInterval>()[0] = new(1, 2, 3);
            appender.Column(10).Set(0, [0xFF, 0]);
            appender.Column(11).Values<byte>()[0] = 1;
            appender.AppendChunk(1);
        }

        Assert.Equal(
            [true, (sbyte)-1, (short)-2, uint.MaxValue, Int128.MinValue, 0.5f, 0.25, new DateOnly(1970, 1, 2), 123.45m, new DuckDBInterval(1, 2, 3), new byte[] { 0xFF, 0 }, "y"],
            Assert.Single(connection.Rows("SELECT * FROM t")));
    }

    [Fact]
    public void AppendChunk_RowsNotWritten_AreEmptyNotLeftOvers()
    {
        connection.Execute("CREATE TABLE t (a VARCHAR, b BIGINT)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.Column(0).Set(0, "a text that is longer than twelve bytes"u8);
            appender.Column(1).Values<long>()[0] = 7;
            appender.Column(1).SetNull(1);
            appender.AppendChunk(2);
            appender.AppendChunk(2);
        }

        Assert.Equal(
            [["a text that is longer than twelve bytes", 7L], ["", null], ["", 0L], ["", 0L]],
            connection.Rows("SELECT * FROM t"));
    }

    [Fact]
    public void CreateAppender_SubsetOfColumns_LeavesTheOthersToTheirDefaults()
    {
        connection.Execute("CREATE SCHEMA s; CREATE TABLE s.\"t able\" (a INTEGER, b VARCHAR DEFAULT 'none', c INTEGER)");
        using (var appender = connection.CreateAppender("t able", ["c", "a"], schema: "s"))
        {
            Assert.Equal(["INTEGER", "INTEGER"], appender.ColumnTypes.Select(type => type.ToString()));
            appender.Column(0).Values<int>()[0] = 3;
            appender.Column(1).Values<int>()[0] = 1;
            appender.AppendChunk(1);
        }

        Assert.Equal([1, "none", 3], Assert.Single(connection.Rows("SELECT * FROM s.\"t able\"")));
    }

    [Fact]
    public void AppendRow_AnyValues_AreCast()
    {
        connection.Execute("CREATE TABLE t (a BIGINT, b VARCHAR, c TIMESTAMP, d INTEGER[], e DECIMAL(9,3))");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendRow(1, "ü 𝄞", new DateTime(2024, 2, 29), new[] { 1, 2 }, 1.5m);
            appender.AppendRow(null, null, null, null, null);
            appender.CreateRow().AppendValue((byte)2).AppendValue("").AppendNullValue().AppendNullValue().AppendValue(-1).EndRow();
        }

        Assert.Equal(
            [[1L, "ü 𝄞", new DateTime(2024, 2, 29), new object?[] { 1, 2 }, 1.5m], [null, null, null, null, null], [2L, "", null, null, -1m]],
            connection.Rows("SELECT * FROM t"));
    }

    [Fact]
    public void Dispose_NothingAppended_IsFine()
    {
        connection.Execute("CREATE TABLE t (a INTEGER)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendChunk(0);
        }

        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Set_LargeTexts_AreKept()
    {
        connection.Execute("CREATE TABLE t (a VARCHAR)");
        using (var appender = connection.CreateAppender("t"))
        {
            var column = appender.Column(0);
            for (var row = 0; row < 8; row++)
            {
                column.Set(row, System.Text.Encoding.UTF8.GetBytes(new string((char)('a' + row), 300_000 * (row + 1))));
            }

            appender.AppendChunk(8);
        }

        Assert.Equal(8L, connection.Scalar("SELECT count(*) FROM (SELECT a, row_number() OVER (ORDER BY length(a)) AS n FROM t) WHERE a = repeat(chr((96 + n)::INTEGER), 300000 * n)"));
    }

    [Fact]
    public void Set_NotUtf8_IsRefused()
    {
        connection.Execute("CREATE TABLE t (a VARCHAR, b INTEGER)");
        using var appender = connection.CreateAppender("t");
        Assert.Throws<ArgumentException>(() => appender.Column(0).Set(0, [0xC3, 0x28]));
        Assert.Throws<InvalidCastException>(() => appender.Column(1).Set(0, "x"u8));
        Assert.Throws<InvalidCastException>(() => appender.Column(1).Values<long>().Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => appender.Column(0).Set(2048, "x"u8));
        Assert.Throws<ArgumentOutOfRangeException>(() => appender.Column(0).SetNull(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => appender.AppendChunk(2049));
    }

    [Fact]
    public void Clear_Buffered_IsForgotten()
    {
        connection.Execute("CREATE TABLE t (a INTEGER)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendRow(1);
            appender.Flush();
            appender.AppendRow(2);
            appender.AppendChunk(100);
            appender.Clear();
        }

        Assert.Equal(1L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Close_ConstraintViolated_IsAnErrorAndNoRowArrives()
    {
        connection.Execute("CREATE TABLE t (a INTEGER CHECK (a > 0))");
        using var appender = connection.CreateAppender("t");
        appender.AppendRow(1);
        appender.AppendRow(-1);
        Assert.Equal(DuckDBErrorType.Constraint, Assert.Throws<DuckDBException>(appender.Close).ErrorType);
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void AppendRow_ValueThatDoesNotFit_IsAnError()
    {
        connection.Execute("CREATE TABLE t (a INTEGER)");
        using var appender = connection.CreateAppender("t");
        Assert.Throws<DuckDBException>(() => appender.AppendRow("not a number"));
    }

    [Theory]
    [InlineData("missing", null, "missing")]
    [InlineData("t", "nope", "nope")]
    public void CreateAppender_NoSuchTableOrColumn_NamesIt(string table, string? column, string named)
    {
        connection.Execute("CREATE TABLE t (a INTEGER)");
        var error = Assert.Throws<DuckDBException>(() => connection.CreateAppender(table, column is null ? null : [column]));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_WithinATransaction_RollsBackWithIt()
    {
        connection.Execute("CREATE TABLE t (a INTEGER)");
        using (connection.BeginTransaction())
        {
            using var appender = connection.CreateAppender("t");
            appender.AppendChunk(10);
            appender.Close();
            Assert.Equal(10L, connection.Scalar("SELECT count(*) FROM t"));
        }

        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    public void Dispose() => connection.Dispose();
}
