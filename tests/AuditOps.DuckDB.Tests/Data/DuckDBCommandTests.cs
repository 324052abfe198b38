namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBCommandTests
{
    private const string Injection = "x'; DROP TABLE t; SELECT '$1 -- \" ü";

    [Fact]
    public void ExecuteReader_PositionalParameters_AreTyped()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT $1 + $2, $3", 40, 2L, "ü");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(42L, reader.GetValue(0));
        Assert.Equal("ü", reader.GetString(1));
        Assert.False(reader.Read());
    }

    [Fact]
    public void ExecuteScalar_QuestionMarks_AreTakenByPlace()
    {
        using var connection = Database.Open();
        Assert.Equal("ab", connection.Scalar("SELECT ? || ?", "a", "b"));
    }

    [Fact]
    public void ExecuteScalar_NamedParameters_AreTakenInAnyOrderAndCase()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT $first || $Second || $first");
        command.Parameters.Add("second", "b");
        command.Parameters.Add("$First", "a");
        Assert.Equal("aba", command.ExecuteScalar());
    }

    [Fact]
    public void ExecuteScalar_MissingParameter_NamesIt()
    {
        using var connection = Database.Open();
        var error = Assert.Throws<InvalidOperationException>(() => connection.Scalar("SELECT $1 || $2", "a"));
        Assert.Contains("$2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExecuteNonQuery_SqlInParameters_StaysText()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t (a VARCHAR)");
        connection.Execute("INSERT INTO t VALUES ($1)", Injection);
        Assert.Equal(1L, connection.Scalar("SELECT count(*) FROM t WHERE a = $1", Injection));
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t WHERE a = $1", "' OR 1=1 --"));
        Assert.Equal(Injection, connection.Scalar("SELECT a FROM t"));
    }

    [Fact]
    public void ExecuteNonQuery_SeveralStatements_CountsAllChangedRows()
    {
        using var connection = Database.Open();
        Assert.Equal(-1, connection.Execute("CREATE TABLE t (a BIGINT)"));
        Assert.Equal(5, connection.Execute("INSERT INTO t SELECT * FROM range(3); SELECT 1; INSERT INTO t VALUES (8), (9)"));
        Assert.Equal(5, connection.Execute("UPDATE t SET a = a + $1", 1));
        Assert.Equal(0, connection.Execute("DELETE FROM t WHERE a = 100"));
    }

    [Fact]
    public void ExecuteNonQuery_LaterStatement_SeesWhatAnEarlierOneMade()
    {
        using var connection = Database.Open();
        Assert.Equal(42, connection.Scalar("CREATE TABLE t AS SELECT $1 AS a; SELECT a FROM t", 42));
    }

    [Fact]
    public void ExecuteScalar_NullOrNoRow_AreToldApart()
    {
        using var connection = Database.Open();
        Assert.Equal(DBNull.Value, connection.Scalar("SELECT NULL"));
        Assert.Null(connection.Scalar("SELECT 1 WHERE false"));
        Assert.Null(connection.Scalar("SET threads = 2"));
    }

    [Fact]
    public void ExecuteScalar_Returning_IsKept()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t (a INTEGER); CREATE SEQUENCE s");
        Assert.Equal(1, connection.Scalar("INSERT INTO t VALUES (1), (2) RETURNING a"));
        Assert.Equal(2L, connection.Scalar("SELECT count(*) FROM t"));
        Assert.Equal(1L, connection.Scalar("SELECT nextval('s')"));
        Assert.Equal(2L, connection.Scalar("SELECT nextval('s')"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("SELECT 1 \0 DROP TABLE t")]
    public void ExecuteNonQuery_TextThatDuckDBWouldCut_IsRefused(string sql)
    {
        using var connection = Database.Open();
        Assert.ThrowsAny<ArgumentException>(() => connection.Execute(sql));
    }

    [Fact]
    public void ExecuteNonQuery_OnlyAComment_DoesNothing()
    {
        using var connection = Database.Open();
        Assert.Equal(-1, connection.Execute("-- nothing"));
    }

    [Fact]
    public void Prepare_BadSql_FailsBeforeItRuns()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT nope");
        Assert.Throws<DuckDBException>(command.Prepare);
    }

    [Fact]
    public void Execute_AgainWithOtherValues_GivesOtherRows()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT $1 * 2", 1);
        Assert.Equal(2, command.ExecuteScalar());
        command.Parameters[0].Value = 21;
        Assert.Equal(42, command.ExecuteScalar());
        command.Parameters[0].Value = 1.5;
        Assert.Equal(3.0, command.ExecuteScalar());
    }

    [Fact]
    public void Prepare_RunAgain_TakesNewValuesTypesAndTables()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t AS SELECT 1 AS a");
        using var command = connection.CreateCommand("SELECT a + $1 FROM t", 1);
        command.Prepare();
        Assert.Equal(2, command.ExecuteScalar());
        command.Parameters[0].Value = 0.5;
        Assert.Equal(1.5, command.ExecuteScalar());
        connection.Execute("CREATE OR REPLACE TABLE t AS SELECT 10::BIGINT AS a");
        command.Parameters[0].Value = 1L;
        Assert.Equal(11L, command.ExecuteScalar());
        command.CommandText = "SELECT $1 * 100";
        Assert.Equal(100L, command.ExecuteScalar());
    }

    [Fact]
    public void Prepare_OtherConnection_IsPreparedAnew()
    {
        using var first = Database.Open();
        using var second = Database.Open();
        first.Execute("CREATE TABLE t AS SELECT 1 AS a");
        second.Execute("CREATE TABLE t AS SELECT 2 AS a");
        using var command = first.CreateCommand("SELECT a FROM t");
        command.Prepare();
        command.Connection = second;
        Assert.Equal(2, command.ExecuteScalar());
        first.Dispose();
        Assert.Equal(2, command.ExecuteScalar());
    }
}
