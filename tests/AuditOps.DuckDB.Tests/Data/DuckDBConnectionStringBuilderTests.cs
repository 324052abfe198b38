namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBConnectionStringBuilderTests
{
    [Theory]
    [InlineData("", ":memory:")]
    [InlineData("Data Source=:memory:", ":memory:")]
    [InlineData("DataSource=a.db;threads=1", "a.db")]
    [InlineData("data source=\"with;semicolon.db\"", "with;semicolon.db")]
    public void DataSource_ConnectionString_IsItsPath(string text, string path) =>
        Assert.Equal(path, new DuckDBConnectionStringBuilder { ConnectionString = text }.DataSource);

    [Fact]
    public void Options_EverythingElse_IsPassedToDuckDB()
    {
        var builder = new DuckDBConnectionStringBuilder { DataSource = "x.db", ["threads"] = 2, ["memory_limit"] = "1GB" };
        Assert.Equal(["memory_limit=1GB", "threads=2"], builder.Options().Select(o => $"{o.Key}={o.Value}").Order());
    }
}
