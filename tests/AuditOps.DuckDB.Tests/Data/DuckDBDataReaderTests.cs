using System.Data;

namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBDataReaderTests
{
    [Fact]
    public void Read_MoreThanOneChunk_GivesEveryRowInOrder()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT i, 'row ' || i FROM range(100000) r(i)");
        using var reader = command.ExecuteReader();
        for (var i = 0L; i < 100_000; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal(i, reader.GetInt64(0));
            Assert.Equal($"row {i}", reader.GetString(1));
        }

        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void NextResult_SeveralStatements_GivesEachThatHasRows()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("CREATE TABLE t (a INTEGER); SELECT 1 AS one; INSERT INTO t VALUES (1), (2); SELECT a AS two FROM t ORDER BY a DESC; SELECT 1 WHERE false");
        using var reader = command.ExecuteReader();
        Assert.Equal("one", reader.GetName(0));
        Assert.True(reader.NextResult());
        Assert.Equal(2, reader.RecordsAffected);
        Assert.Equal("two", reader.GetName(0));
        Assert.True(reader.Read());
        Assert.Equal(2, reader["TWO"]);
        Assert.True(reader.NextResult());
        Assert.False(reader.HasRows);
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
        Assert.Equal(0, reader.FieldCount);
    }

    [Fact]
    public void GetFieldValue_OtherTypes_AreConverted()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand(
            "SELECT 42::HUGEINT, 42::UTINYINT, TIMESTAMPTZ '2024-01-01 00:00:00+00', DATE '2024-01-01', NULL::INTEGER, INTERVAL 90 SECOND, TIME '01:00:00', 'x'::BLOB, '00000000-0000-0000-0000-000000000001'::UUID");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(42, reader.GetInt32(0));
        Assert.Equal(42m, reader.GetDecimal(0));
        Assert.Equal(42d, reader.GetDouble(0));
        Assert.Equal((Int128)42, reader.GetFieldValue<Int128>(1));
        Assert.Equal(42L, reader.GetInt64(1));
        Assert.Equal(42f, reader.GetFloat(1));
        Assert.Equal((short)42, reader.GetInt16(1));
        Assert.Equal((byte)42, reader.GetByte(1));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), reader.GetFieldValue<DateTimeOffset>(2));
        Assert.Equal(new DateTime(2024, 1, 1), reader.GetDateTime(3));
        Assert.Null(reader.GetFieldValue<int?>(4));
        Assert.Equal(TimeSpan.FromSeconds(90), reader.GetFieldValue<TimeSpan>(5));
        Assert.Equal(TimeSpan.FromHours(1), reader.GetFieldValue<TimeSpan>(6));
        using var stream = reader.GetFieldValue<Stream>(7);
        Assert.Equal('x', stream.ReadByte());
        Assert.Equal("00000000-0000-0000-0000-000000000001", reader.GetGuid(8).ToString());
        Assert.True(reader.IsDBNull(4));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(4));
        Assert.Throws<InvalidCastException>(() => reader.GetGuid(0));
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("nope"));
    }

    [Fact]
    public void GetBytes_Blob_IsCopiedInPieces()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT $1, 'abc'", new byte[] { 1, 2, 3, 4 });
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var buffer = new byte[3];
        Assert.Equal(4, reader.GetBytes(0, 0, null, 0, 0));
        Assert.Equal(2, reader.GetBytes(0, 2, buffer, 1, 9));
        Assert.Equal([0, 3, 4], buffer);
        var chars = new char[2];
        Assert.Equal(2, reader.GetChars(1, 1, chars, 0, 2));
        Assert.Equal("bc", new string(chars));
    }

    [Fact]
    public void GetValue_BeforeRead_IsRefused()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT 1");
        using var reader = command.ExecuteReader();
        Assert.True(reader.HasRows);
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
    }

    [Fact]
    public void Load_DataTable_TakesTypesAndRows()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, NULL ORDER BY a");
        using var reader = command.ExecuteReader();
        using var table = new DataTable();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            table.Columns.Add(reader.GetName(i), reader.GetFieldType(i));
        }

        var values = new object[2];
        while (reader.Read())
        {
            Assert.Equal(2, reader.GetValues(values));
            table.Rows.Add(values);
        }

        Assert.Equal([1, 2], table.Rows.Cast<DataRow>().Select(row => (int)row[0]));
        Assert.Equal(DBNull.Value, table.Rows[1][1]);
    }

    [Fact]
    public void Close_CloseConnection_ClosesIt()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT 1");
        using (var reader = ((System.Data.Common.DbCommand)command).ExecuteReader(CommandBehavior.CloseConnection))
        {
            Assert.True(reader.Read());
        }

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public void Read_AfterAnotherCommand_SaysSo()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT * FROM range(100000)");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        connection.Scalar("SELECT 1");
        var error = Assert.Throws<InvalidOperationException>(() => reader.NextResult());
        Assert.Contains("Duplicate", error.Message, StringComparison.Ordinal);
    }
}
