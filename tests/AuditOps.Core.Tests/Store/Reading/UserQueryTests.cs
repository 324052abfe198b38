using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Store.Reading;

public sealed class UserQueryTests(UserQueryTests.Filled filled) : IClassFixture<UserQueryTests.Filled>
{
    [Fact]
    public void Query_Columns_AreThoseOfAnEvent()
    {
        var row = Run("SELECT * FROM events ORDER BY time LIMIT 1").Single();
        Assert.Equal(["event_id", .. EventSchema.All.Select(column => column.Name())], row.Columns);
        Assert.Equal("0000000000000001-0", row.Values[0]);
        Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTime>(row.Values[4]).Kind);
    }

    [Fact]
    public void Query_Parameters_AreValuesAndNothingElse()
    {
        const string Evil = "user1' OR 1=1; --";
        Assert.Equal(0L, Run("SELECT count(*) FROM events WHERE actor = $who", ("who", Evil)).Single().Values[0]);
        Assert.Equal(15L, Run("SELECT count(*) FROM events WHERE actor = $who AND record < $n", ("who", "user1"), ("n", 100)).Single().Values[0]);
    }

    [Theory]
    [InlineData("SELECT actor, sum(count) AS n FROM events GROUP BY ALL ORDER BY n DESC, actor LIMIT 3")]
    [InlineData("FROM events SELECT count(*)")]
    [InlineData("WITH a AS (SELECT * FROM events) SELECT count(*) FROM a JOIN a b USING (record)")]
    [InlineData("SELECT * FROM range(3) r(n), (VALUES (1), (2)) v(x)")]
    [InlineData("SELECT unnest([1, 2, 3]);")]
    [InlineData("SELECT count(*) FROM events -- read_text('/etc/passwd')")]
    [InlineData("SELECT 'read_text(''/etc/passwd'')' AS text")]
    [InlineData("DESCRIBE events")]
    [InlineData("SELECT * FROM json_each('[1, 2]')")]
    public void Query_Select_Runs(string sql) => Assert.NotEmpty(Run(sql));

    [Theory]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM read_blob('/etc/passwd')")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_csv_auto('/etc/passwd')")]
    [InlineData("SELECT * FROM read_json('/etc/passwd')")]
    [InlineData("SELECT * FROM read_json_auto('/etc/passwd')")]
    [InlineData("SELECT * FROM read_ndjson_objects('/etc/passwd')")]
    [InlineData("SELECT * FROM read_parquet('/tmp/x.parquet')")]
    [InlineData("SELECT * FROM parquet_scan('/tmp/x.parquet')")]
    [InlineData("SELECT * FROM parquet_metadata('/tmp/x.parquet')")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("SELECT * FROM sniff_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM '/tmp/x.parquet'")]
    [InlineData("SELECT * FROM 'https://example.org/x.csv'")]
    [InlineData("SELECT (SELECT count(*) FROM read_text('/etc/passwd'))")]
    [InlineData("SELECT * FROM events WHERE actor IN (SELECT content FROM read_text('/etc/passwd'))")]
    [InlineData("WITH x AS (FROM READ_TEXT('/etc/passwd')) FROM x")]
    [InlineData("SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')")]
    [InlineData("SELECT * FROM query_table('events')")]
    [InlineData("SELECT * FROM arrow_scan(1::POINTER, 2::POINTER, 3::POINTER)")]
    [InlineData("SELECT * FROM enable_logging()")]
    [InlineData("SELECT * FROM enable_profiling(save_location = '/tmp/x')")]
    [InlineData("SELECT * FROM duckdb_settings()")]
    [InlineData("SELECT * FROM duckdb_secrets()")]
    [InlineData("SELECT * FROM json_execute_serialized_sql('{}')")]
    [InlineData("FROM events; SELECT 1")]
    [InlineData("COPY events TO '/tmp/x'")]
    [InlineData("COPY (SELECT 1) TO '/tmp/x' (FORMAT csv)")]
    [InlineData("ATTACH '/tmp/x.db'")]
    [InlineData("DETACH memory")]
    [InlineData("USE memory")]
    [InlineData("LOAD httpfs")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SET threads = 1")]
    [InlineData("RESET threads")]
    [InlineData("SET VARIABLE x = 1")]
    [InlineData("PRAGMA threads = 1")]
    [InlineData("PRAGMA table_info('events')")]
    [InlineData("CREATE TABLE x AS SELECT 1")]
    [InlineData("CREATE VIEW x AS SELECT 1")]
    [InlineData("CREATE OR REPLACE MACRO x() AS 1")]
    [InlineData("CREATE SECRET s (TYPE s3)")]
    [InlineData("DROP VIEW events")]
    [InlineData("INSERT INTO events SELECT 1")]
    [InlineData("UPDATE events SET actor = ''")]
    [InlineData("DELETE FROM events")]
    [InlineData("TRUNCATE events")]
    [InlineData("CALL pragma_version()")]
    [InlineData("EXPORT DATABASE '/tmp/x'")]
    [InlineData("IMPORT DATABASE '/tmp/x'")]
    [InlineData("EXPLAIN SELECT 1")]
    [InlineData("EXPLAIN ANALYZE SELECT 1")]
    [InlineData("PREPARE p AS SELECT 1")]
    [InlineData("EXECUTE p")]
    [InlineData("BEGIN")]
    [InlineData("CHECKPOINT")]
    [InlineData("VACUUM")]
    [InlineData("CREATE TABLE x AS FROM read_text('/etc/passwd')")]
    [InlineData("")]
    [InlineData("-- nothing")]
    public void Query_AnythingElse_IsRefused(string sql)
    {
        var e = Assert.Throws<AuditOpsException>(() => Run(sql));
        Assert.Equal(("QueryRefused", ErrorKind.PermissionDenied), (e.Code, e.Kind));
    }

    [Theory]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT nothing FROM events")]
    [InlineData("SELECT * FROM nowhere")]
    [InlineData("SELECT\n  actor,,\nFROM events")]
    [InlineData("SELECT CAST(actor AS INTEGER) FROM events")]
    [InlineData("SELECT * FROM events WHERE actor = $missing")]
    public void Query_Wrong_SaysWhy(string sql)
    {
        var e = Assert.Throws<AuditOpsException>(() => Run(sql));
        Assert.Equal(("QueryInvalid", ErrorKind.InvalidData), (e.Code, e.Kind));
    }

    [Theory]
    [InlineData("SELECT actor,\n  nothing FROM events", "line 2, column 3")]
    [InlineData("SELECT 'ü😀', nothing FROM events", "line 1, column 15")]
    [InlineData("SELECT actor\nFROM events\nWHERE AND", "line 3, column 7")]
    public void Query_Wrong_SaysWhere(string sql, string place) =>
        Assert.Contains(place, Assert.Throws<AuditOpsException>(() => Run(sql)).Message, StringComparison.Ordinal);

    [Fact]
    public void Query_Cancelled_EndsAndTheReaderGoesOn()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<OperationCanceledException>(() => filled.Reader.Query(
            "SELECT count(*) FROM events a, events b, events c, events d WHERE hash(a.raw, b.raw, c.raw, d.raw) = 1", new Dictionary<string, object?>(), source.Token).ToList());
        Assert.Single(Run("SELECT 1"));
    }

    private List<QueryRow> Run(string sql, params (string Name, object? Value)[] parameters) =>
        [.. filled.Reader.Query(sql, parameters.ToDictionary(pair => pair.Name, pair => pair.Value), default)];

    public sealed class Filled : IDisposable
    {
        private readonly TestStore test = new();

        public Filled()
        {
            test.Add(Made.Series(500));
            Reader = test.Store.Read();
        }

        internal IEventReader Reader { get; }

        public void Dispose()
        {
            Reader.Dispose();
            test.Dispose();
        }
    }
}
