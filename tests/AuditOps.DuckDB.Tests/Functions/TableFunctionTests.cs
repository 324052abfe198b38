namespace AuditOps.DuckDB.Tests.Functions;

public sealed class TableFunctionTests
{
    [Fact]
    public void RegisterTableFunction_Source_IsReadChunkByChunk()
    {
        using var connection = Open(new Numbers(5_000));

        Assert.Equal("5000|12497500|2500", Read(connection, "SELECT count(*), sum(number), count(text) FROM numbers()"));
        Assert.Equal("text number 4998, which is long|NULL", Read(connection, "SELECT (SELECT text FROM numbers() WHERE number = 4998), (SELECT text FROM numbers() WHERE number = 4999)"));
    }

    [Fact]
    public void RegisterTableFunction_SomeColumns_OnlyTheseAreAskedFor()
    {
        var numbers = new Numbers(5_000);
        using var connection = Open(numbers);

        Assert.Equal("text number 0, which is long", Read(connection, "SELECT min(text) FROM numbers()"));
        Assert.Equal((false, true), numbers.Asked);
        Assert.Equal("4998|text number 4998, which is long", Read(connection, "SELECT number, text FROM numbers() WHERE text IS NOT NULL ORDER BY number DESC LIMIT 1"));
        Assert.Equal((true, true), numbers.Asked);
    }

    [Fact]
    public void RegisterTableFunction_ReadTwiceInOneQuery_EachScanStartsAtTheBeginning()
    {
        using var connection = Open(new Numbers(3_000));

        Assert.Equal("3000", Read(connection, "SELECT count(*) FROM numbers() JOIN numbers() AS other USING (number)"));
    }

    [Fact]
    public void RegisterTableFunction_SourceThatChanges_IsReadAnewByEachQuery()
    {
        var numbers = new Numbers(10);
        using var connection = Open(numbers);
        using var command = connection.CreateCommand("SELECT count(*) FROM numbers()");
        command.Prepare();
        Assert.Equal(10L, command.ExecuteScalar());

        numbers.Rows = 20;

        Assert.Equal(20L, command.ExecuteScalar());
    }

    [Fact]
    public void RegisterTableFunction_SourceThatFails_FailsTheQuery()
    {
        using var connection = Open(new Numbers(-1));

        var error = Assert.Throws<DuckDBException>(() => Read(connection, "SELECT count(*) FROM numbers()"));

        Assert.Contains("no numbers", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", Read(connection, "SELECT 1"));
    }

    [Fact]
    public void RegisterTableFunction_NameInUse_IsRefused()
    {
        using var connection = Open(new Numbers(1));

        Assert.Throws<DuckDBException>(() => connection.RegisterTableFunction("numbers", new Numbers(2)));

        Assert.Equal("1", Read(connection, "SELECT count(*) FROM numbers()"));
    }

    private static DuckDBConnection Open(Numbers numbers)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.RegisterTableFunction("numbers", numbers);
        return connection;
    }

    private static string Read(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand(sql);
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        return string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "NULL" : row.GetValue(i).ToString()));
    }

    /// <summary>Numbers from 0; the even ones with a text.</summary>
    private sealed class Numbers(int rows) : DuckDBTableSource
    {
        private readonly List<byte[]> texts = [];

        public int Rows { get; set; } = rows;

        public override IReadOnlyList<(string Name, DuckDBType Type)> Columns => [("number", DuckDBType.BigInt), ("text", DuckDBType.Varchar)];

        public override long ExpectedRows => 10;

        public (bool Number, bool Text) Asked { get; private set; }

        public override int Fill(long number, DuckDBChunkWriter chunk)
        {
            Asked = (chunk.Asks(0), chunk.Asks(1));
            if (Rows < 0)
                throw new InvalidOperationException("There are no numbers.");
            var first = number * ChunkSize;
            var count = (int)Math.Clamp(Rows - first, 0, ChunkSize);
            var valid = new ulong[ChunkSize / 64];
            Array.Fill(valid, 0x5555555555555555UL);
            chunk.Write<long>(0, [.. Enumerable.Range(0, count).Select(i => first + i)]);
            chunk.Write<DuckDBText>(1, [.. Enumerable.Range(0, count).Select(i => Text($"text number {first + i}, which is long"))]);
            chunk.WriteValidity(1, valid);
            return count;
        }

        private DuckDBText Text(string text)
        {
            var bytes = GC.AllocateUninitializedArray<byte>(text.Length, pinned: true);
            System.Text.Encoding.ASCII.GetBytes(text, bytes);
            texts.Add(bytes);
            return DuckDBText.Of(bytes);
        }
    }
}
