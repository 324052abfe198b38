using System.Data;

namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBConnectionTests
{
    [Fact]
    public void Open_Memory_IsOneInstanceEach()
    {
        using var one = Database.Open();
        using var other = Database.Open();
        one.Execute("CREATE TABLE t (a INTEGER)");
        Assert.Throws<DuckDBException>(() => other.Scalar("SELECT * FROM t"));
        Assert.Equal("memory", one.Database);
        Assert.Equal("v1.5.5", one.ServerVersion);
    }

    [Fact]
    public void Open_File_KeepsItsRows()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("with space ü.db");
        using (var connection = Database.Open(source: file))
        {
            connection.Execute("CREATE TABLE t AS SELECT 42 AS a");
        }

        using var again = Database.Open("access_mode=READ_ONLY", file);
        Assert.Equal(42, again.Scalar("SELECT a FROM t"));
        Assert.Throws<DuckDBException>(() => again.Execute("INSERT INTO t VALUES (1)"));
        Assert.Equal("with space ü", again.Database);
    }

    [Fact]
    public void Open_Options_AreSet()
    {
        using var connection = Database.Open("threads=3;Memory_Limit=123MB;default_order='DESC'");
        Assert.Equal(3L, connection.Scalar("SELECT current_setting('threads')"));
        Assert.Equal("117.3 MiB", connection.Scalar("SELECT current_setting('memory_limit')"));
        Assert.Equal("DESC", connection.Scalar("SELECT current_setting('default_order')"));
    }

    [Theory]
    [InlineData("no_such_option=1", "no_such_option")]
    [InlineData("threads=many", "'many'")]
    public void Open_BadOption_NamesIt(string options, string named)
    {
        using var connection = new DuckDBConnection(options);
        var error = Assert.Throws<DuckDBException>(connection.Open);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NotADatabase_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("x.db"), new string('x', 20_000));
        var error = Assert.Throws<DuckDBException>(() => Database.Open(source: folder.File("x.db")));
        Assert.Equal(DuckDBErrorType.IO, error.ErrorType);
        Assert.Contains("x.db", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Twice_IsRefused()
    {
        using var connection = Database.Open();
        Assert.Throws<InvalidOperationException>(connection.Open);
    }

    [Fact]
    public void Execute_Closed_SaysWhatToDo()
    {
        using var connection = new DuckDBConnection();
        Assert.Equal(ConnectionState.Closed, connection.State);
        var error = Assert.Throws<InvalidOperationException>(() => connection.Scalar("SELECT 1"));
        Assert.Contains("Open", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Duplicate_SameInstance_OutlivesTheFirst()
    {
        var first = Database.Open();
        first.Execute("CREATE TABLE t AS SELECT 42 AS a");
        using var second = first.Duplicate();
        first.Dispose();
        Assert.Equal(42, second.Scalar("SELECT a FROM t"));
    }

    [Fact]
    public void Duplicate_Settings_AreItsOwn()
    {
        using var first = Database.Open();
        using var second = first.Duplicate();
        first.Execute("SET default_order = 'DESC'; SET VARIABLE mine = 1");
        Assert.Equal(DBNull.Value, second.Scalar("SELECT getvariable('mine')"));
    }

    [Fact]
    public void Dispose_BeforeItsReader_IsSafeAndTheReaderSaysSo()
    {
        var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT * FROM range(1000000)");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        connection.Dispose();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            while (reader.Read())
            {
            }
        });
        Assert.Contains("ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_File_CanBeDeletedAndOpenedAgain()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 3; i++)
        {
            using var connection = Database.Open(source: folder.File("a.db"));
            connection.Execute("CREATE OR REPLACE TABLE t AS SELECT * FROM range(10)");
            using var command = connection.CreateCommand("SELECT * FROM t, range(100000)");
            var reader = command.ExecuteReader();
            Assert.True(reader.Read());
        }

        File.Delete(folder.File("a.db"));
        Assert.False(File.Exists(folder.File("a.db")));
    }

    [Fact]
    public void ChangeDatabase_QuotedName_IsUsed()
    {
        using var connection = Database.Open();
        connection.Execute("ATTACH ':memory:' AS \"o\"\"ther\"");
        connection.ChangeDatabase("o\"ther");
        Assert.Equal("o\"ther", connection.Scalar("SELECT current_database()"));
    }
}
