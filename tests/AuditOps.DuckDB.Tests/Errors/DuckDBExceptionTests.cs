namespace AuditOps.DuckDB.Tests.Errors;

public sealed class DuckDBExceptionTests
{
    [Theory]
    [InlineData("SELEC 1", DuckDBErrorType.Parser, 1, 1, "syntax error")]
    [InlineData("SELECT\n  'ü𝄞' , nope FROM range(3)", DuckDBErrorType.Binder, 2, 11, "\"nope\" not found")]
    [InlineData("SELECT * FROM missing", DuckDBErrorType.Catalog, 1, 15, "missing does not exist")]
    [InlineData("SELECT 1;\nSELECT 2;\nSELECT bad", DuckDBErrorType.Binder, 3, 8, "\"bad\"")]
    [InlineData("SELECT 'abc'::INTEGER", DuckDBErrorType.Conversion, 1, 13, "'abc'")]
    [InlineData("SELECT x::INTEGER FROM (SELECT 'z' || i AS x FROM range(9999) r(i))", DuckDBErrorType.Conversion, 1, 9, "z")]
    public void Position_ErrorInSql_IsItsPlace(string sql, DuckDBErrorType type, int line, int column, string message)
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand(sql);
        var error = Assert.Throws<DuckDBException>(() => command.ExecuteNonQuery());
        Assert.Equal(type, error.ErrorType);
        Assert.Equal((line, column), (error.Position?.Line, error.Position?.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains($"(line {line}, column {column})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Position_Offset_CountsCharacters()
    {
        using var connection = Database.Open();
        const string sql = "SELECT 'ü𝄞✓', nope FROM range(3)";
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar(sql));
        Assert.Equal(sql.IndexOf("nope", StringComparison.Ordinal), error.Position?.Offset);
    }

    [Fact]
    public void Message_ErrorWithoutAPlace_IsDuckDBsOwn()
    {
        using var connection = Database.Open();
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT error($1)", "{\"not\": \"ours\""));
        Assert.Equal("Invalid Input Error: {\"not\": \"ours\"", error.Message);
        Assert.Equal(DuckDBErrorType.InvalidInput, error.ErrorType);
        Assert.Null(error.Position);
    }

    [Fact]
    public void Message_JsonErrorsSwitchedOff_IsStillReadable()
    {
        using var connection = Database.Open("errors_as_json=false");
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT nope"));
        Assert.Equal(DuckDBErrorType.Binder, error.ErrorType);
        Assert.StartsWith("Binder Error: Referenced column \"nope\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorType_Constraint_IsTold()
    {
        using var connection = Database.Open();
        connection.Execute("CREATE TABLE t (a INTEGER NOT NULL)");
        Assert.Equal(DuckDBErrorType.Constraint, Assert.Throws<DuckDBException>(() => connection.Execute("INSERT INTO t VALUES (NULL)")).ErrorType);
    }

    [Fact]
    public void ErrorType_ForbiddenFile_IsPermission()
    {
        using var connection = Database.Open("enable_external_access=false");
        Assert.Equal(DuckDBErrorType.Permission, Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT * FROM read_text('/etc/hosts')")).ErrorType);
    }
}
