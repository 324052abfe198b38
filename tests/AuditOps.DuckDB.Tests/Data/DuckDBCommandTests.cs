namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBCommandTests
{
    [Fact]
    public void ExecuteScalar_Version_IsTheOneOfTheLock()
    {
        using var connection = Open();
        using var command = connection.CreateCommand("SELECT version()");
        Assert.Equal("v1.5.5", command.ExecuteScalar());
        Assert.Equal("v1.5.5", connection.ServerVersion);
    }

    [Fact]
    public void ExecuteReader_PositionalParameters_AreTyped()
    {
        using var connection = Open();
        using var command = connection.CreateCommand("SELECT $1 + $2, $3", 40, 2L, "ü'; DROP TABLE t");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(42L, reader.GetInt64(0));
        Assert.Equal("ü'; DROP TABLE t", reader.GetString(1));
        Assert.False(reader.Read());
    }

    private static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("Data Source=:memory:;threads=2");
        connection.Open();
        return connection;
    }
}
