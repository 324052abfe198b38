namespace AuditOps.DuckDB.Tests.Execution;

public sealed class StreamTests
{
    private const int Rows = 1_000_000;

    [Theory]
    [InlineData("SELECT * FROM '{0}'")]
    [InlineData("SELECT i FROM '{0}' WHERE i % 3 = 0")]
    public void Read_FileTruncatedMeanwhile_IsAnErrorNeverAShortResult(string sql)
    {
        using var folder = new TemporaryFolder();
        using var connection = Database.Open();
        var file = Parquet(connection, folder);
        using var command = connection.CreateCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, file));
        using var chunks = command.ExecuteChunks();
        Assert.True(chunks.Read());
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(stream.Length / 2);
        }

        var error = Assert.Throws<DuckDBException>(() => Count(chunks));
        Assert.Contains("a.parquet", error.Message, StringComparison.Ordinal);
        Assert.Equal(42, connection.Scalar("SELECT 42"));
    }

    [Fact]
    public void Read_FileDeletedMeanwhile_IsWholeOrAnError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no open file.");
        using var folder = new TemporaryFolder();
        using var connection = Database.Open();
        var file = Parquet(connection, folder);
        using var command = connection.CreateCommand($"SELECT * FROM '{file}'");
        using var chunks = command.ExecuteChunks();
        Assert.True(chunks.Read());
        File.Delete(file);
        Assert.Equal(Rows, Count(chunks));
    }

    [Fact]
    public void Read_ErrorInALaterRow_EndsInTheError()
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand("SELECT CASE WHEN i = 900000 THEN error('row ' || i) ELSE i END FROM range(1000000) r(i)");
        using var chunks = command.ExecuteChunks();
        Assert.Contains("row 900000", Assert.Throws<DuckDBException>(() => Count(chunks)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_BeforeTheEnd_StopsTheQueryAndFreesItsFile()
    {
        using var folder = new TemporaryFolder();
        using var connection = Database.Open();
        var file = Parquet(connection, folder);
        using (var command = connection.CreateCommand($"SELECT * FROM '{file}'"))
        using (var chunks = command.ExecuteChunks())
        {
            Assert.True(chunks.Read());
        }

        using var exclusive = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(42, connection.Scalar("SELECT 42"));
    }

    private static string Parquet(DuckDBConnection connection, TemporaryFolder folder)
    {
        var file = folder.File("a.parquet");
        connection.Execute($"COPY (SELECT i, hash(i) AS h, 'text ' || hash(i) AS t FROM range({Rows}) r(i)) TO '{file}' (ROW_GROUP_SIZE 50000)");
        return file;
    }

    private static long Count(DuckDBChunkReader chunks)
    {
        var rows = (long)chunks.RowCount;
        while (chunks.Read())
        {
            rows += chunks.RowCount;
        }

        return rows;
    }
}
