namespace AuditOps.DuckDB.Tests.Types;

public sealed class DuckDBLogicalTypeTests
{
    [Theory]
    [InlineData("DECIMAL(18,3)")]
    [InlineData("INTEGER[]")]
    [InlineData("VARCHAR[3]")]
    [InlineData("STRUCT(a INTEGER, b VARCHAR[])")]
    [InlineData("MAP(VARCHAR, UBIGINT)")]
    [InlineData("TIMESTAMP WITH TIME ZONE")]
    [InlineData("TIMESTAMP_NS")]
    [InlineData("UNION(a INTEGER, b VARCHAR)")]
    [InlineData("JSON")]
    [InlineData("UHUGEINT")]
    public void ToString_TypeOfAColumn_IsSqlAgain(string sql)
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand($"SELECT NULL::{sql} AS c");
        using var chunks = command.ExecuteChunks();
        Assert.Equal(sql, chunks.Columns[0].Type.ToString());
        Assert.Equal("c", chunks.Columns[0].Name);
    }
}
