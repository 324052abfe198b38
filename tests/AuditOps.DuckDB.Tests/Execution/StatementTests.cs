namespace AuditOps.DuckDB.Tests.Execution;

public sealed class StatementTests
{
    [Theory]
    [InlineData("SELECT 1", DuckDBStatementType.Select)]
    [InlineData("FROM t", DuckDBStatementType.Select)]
    [InlineData("VALUES (1)", DuckDBStatementType.Select)]
    [InlineData("WITH x AS (SELECT 1) SELECT * FROM x", DuckDBStatementType.Select)]
    [InlineData("INSERT INTO t VALUES (1)", DuckDBStatementType.Insert)]
    [InlineData("UPDATE t SET a = 1", DuckDBStatementType.Update)]
    [InlineData("DELETE FROM t", DuckDBStatementType.Delete)]
    [InlineData("CREATE TABLE u (a INTEGER)", DuckDBStatementType.Create)]
    [InlineData("DROP TABLE t", DuckDBStatementType.Drop)]
    [InlineData("ALTER TABLE t ADD COLUMN b INTEGER", DuckDBStatementType.Alter)]
    [InlineData("COPY t TO 'x.csv'", DuckDBStatementType.Copy)]
    [InlineData("ATTACH ':memory:' AS o", DuckDBStatementType.Attach)]
    [InlineData("DETACH o", DuckDBStatementType.Detach)]
    [InlineData("LOAD parquet", DuckDBStatementType.Load)]
    [InlineData("SET threads = 1", DuckDBStatementType.Set)]
    [InlineData("PRAGMA enable_profiling", DuckDBStatementType.Pragma)]
    [InlineData("CALL pragma_version()", DuckDBStatementType.Call)]
    [InlineData("EXPLAIN SELECT 1", DuckDBStatementType.Explain)]
    [InlineData("BEGIN", DuckDBStatementType.Transaction)]
    [InlineData("VACUUM", DuckDBStatementType.Vacuum)]
    public void ExtractStatements_One_HasItsType(string sql, DuckDBStatementType type)
    {
        using var connection = WithTable();
        Assert.Equal(type, Assert.Single(connection.ExtractStatements(sql)).Type);
    }

    [Fact]
    public void ExtractStatements_Several_AreAllSeenAndNoneIsRun()
    {
        using var connection = WithTable();
        var statements = connection.ExtractStatements("SELECT 1; -- one; two\nDROP TABLE t; SELECT ';';");
        Assert.Equal([DuckDBStatementType.Select, DuckDBStatementType.Drop, DuckDBStatementType.Select], statements.Select(s => s.Type));
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void ExtractStatements_ParametersAndColumns_AreDescribed()
    {
        using var connection = WithTable();
        var statement = Assert.Single(connection.ExtractStatements("SELECT a, a::VARCHAR AS text FROM t WHERE a > $low"));
        Assert.Equal(["low"], statement.Parameters);
        Assert.Equal(["a INTEGER", "text VARCHAR"], statement.Columns.Select(c => $"{c.Name} {c.Type}"));
    }

    [Theory]
    [InlineData("SELEC 1", DuckDBErrorType.Parser)]
    [InlineData("SELECT nope", DuckDBErrorType.Binder)]
    [InlineData("SELECT 1; SELECT * FROM missing", DuckDBErrorType.Catalog)]
    public void ExtractStatements_Bad_TellsTypeAndPlace(string sql, DuckDBErrorType type)
    {
        using var connection = WithTable();
        var error = Assert.Throws<DuckDBException>(() => connection.ExtractStatements(sql));
        Assert.Equal(type, error.ErrorType);
        Assert.NotNull(error.Position);
    }

    [Fact]
    public void ExtractStatements_OnlyAComment_IsEmpty()
    {
        using var connection = WithTable();
        Assert.Empty(connection.ExtractStatements("-- nothing"));
    }

    private static DuckDBConnection WithTable()
    {
        var connection = Database.Open();
        connection.Execute("CREATE TABLE t (a INTEGER)");
        return connection;
    }
}
