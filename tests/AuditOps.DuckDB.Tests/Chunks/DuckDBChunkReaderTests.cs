using System.Text;

namespace AuditOps.DuckDB.Tests.Chunks;

public sealed class DuckDBChunkReaderTests
{
    [Fact]
    public void Values_Spans_AreTheColumns()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand(
            "SELECT i, i::UINTEGER AS u, i * 0.5 AS d, TIMESTAMP '2024-01-01' + INTERVAL (i) SECOND AS t, 'text ' || i AS s, CASE WHEN i % 2 = 0 THEN i END AS n, i % 2 = 0 AS b FROM range(5000) r(i)");
        using var chunks = command.ExecuteChunks();
        var start = (new DateTime(2024, 1, 1) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var next = 0;
        while (chunks.Read())
        {
            Assert.InRange(chunks.RowCount, 1, 2048);
            var i = 0;
            var times = chunks.Column(3).Values<long>();
            var numbers = chunks.Column(0).Values<long>();
            Assert.False(chunks.Column(0).MayHaveNulls);
            foreach (var number in numbers)
            {
                Assert.Equal(next, number);
                Assert.Equal((uint)next, chunks.Column(1).Values<uint>()[i]);
                Assert.Equal(start + (next * 1_000_000L), times[i]);
                Assert.Equal($"text {next}", Encoding.UTF8.GetString(chunks.Column(4).Bytes(i)));
                Assert.Equal($"text {next}", chunks.Column(4).Text(i));
                Assert.Equal(next % 2 != 0, chunks.Column(5).IsNull(i));
                Assert.Equal(next % 2 == 0, chunks.Column(6).Values<bool>()[i]);
                (next, i) = (next + 1, i + 1);
            }
        }

        Assert.Equal(5000, next);
        Assert.Equal(0, chunks.RowCount);
    }

    [Fact]
    public void Elements_ListsAndStructs_AreReadWithoutObjects()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT [i, i + 1] AS l, [i, i + 1]::BIGINT[2] AS a, {'x': i} AS s, MAP {'k': i} AS m FROM range(3) r(i)");
        using var chunks = command.ExecuteChunks();
        Assert.True(chunks.Read());
        var lists = chunks.Column(0);
        Assert.Equal([2L, 3L], lists.Elements().Values<long>()[lists.ElementsOf(2)].ToArray());
        var arrays = chunks.Column(1);
        Assert.Equal([1L, 2L], arrays.Elements().Values<long>()[arrays.ElementsOf(1)].ToArray());
        Assert.Equal([0L, 1L, 2L], chunks.Column(2).Field(0).Values<long>().ToArray());
        Assert.Equal([0L, 1L, 2L], chunks.Column(3).Elements().Field(1).Values<long>().ToArray());
    }

    [Fact]
    public void Values_WrongType_IsRefused()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT 1 AS n, 'x' AS s");
        using var chunks = command.ExecuteChunks();
        Assert.True(chunks.Read());
        Assert.Throws<InvalidCastException>(() => chunks.Column(0).Values<long>().Length);
        Assert.Throws<InvalidCastException>(() => chunks.Column(1).Values<Int128>().Length);
        Assert.Throws<InvalidCastException>(() => chunks.Column(0).Bytes(0).Length);
        Assert.Throws<InvalidCastException>(() => chunks.Column(0).Elements().Count);
        Assert.Throws<InvalidCastException>(() => chunks.Column(0).Field(0).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => chunks.Column(1).Bytes(1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => chunks.Column(1).Value(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chunks.Column(0).IsNull(1));
        Assert.Throws<InvalidCastException>(() => chunks.Column(0).ElementsOf(0));
    }

    [Fact]
    public void Column_WithoutAChunk_IsRefused()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT 1");
        using var chunks = command.ExecuteChunks();
        Assert.Throws<InvalidOperationException>(() => chunks.Column(0).Count);
        Assert.True(chunks.Read());
        Assert.False(chunks.Read());
        Assert.Throws<InvalidOperationException>(() => chunks.Column(0).Count);
    }

    [Fact]
    public void Read_LargeResult_StreamsInLittleMemory()
    {
        using var connection = Database.Open("threads=2;memory_limit=64MB;max_temp_directory_size=0GB");
        using var command = connection.CreateCommand("SELECT i, repeat('x', 200) FROM range(2000000) r(i)");
        using var chunks = command.ExecuteChunks();
        var (rows, bytes) = (0L, 0L);
        while (chunks.Read())
        {
            rows += chunks.RowCount;
            bytes += chunks.Column(1).Bytes(0).Length * (long)chunks.RowCount;
        }

        Assert.Equal((2_000_000, 400_000_000), (rows, bytes));
    }

    [Fact]
    public void Read_CommandWithoutRows_EndsAtOnce()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("CREATE TABLE t (a INTEGER)");
        using var chunks = command.ExecuteChunks();
        Assert.Empty(chunks.Columns);
        Assert.False(chunks.Read());
    }
}
