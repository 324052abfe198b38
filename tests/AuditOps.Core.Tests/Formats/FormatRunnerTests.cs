using AuditOps.Core.Formats;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Formats;

public sealed class FormatRunnerTests : IDisposable
{
    private static readonly ImportLabels Labels = new("Europe/Berlin", "it's mine", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));

    private readonly string folder = Directory.CreateTempSubdirectory("auditops-runner-").FullName;
    private readonly FormatRunner runner = new(null, 256, new FormatRunners());

    public void Dispose()
    {
        runner.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Stage_SparseFormat_FillsDefaultsLabelsAndZone()
    {
        Fill("a'b\n", "2026-07-01 12:00:00");

        var staged = Stage(Format("SELECT source, record, to_utc(raw::TIMESTAMP) AS time, 'x' AS category FROM input"));

        Assert.Equal(1, staged.Records);
        using var command = runner.Database.CreateCommand("SELECT time, category, outcome, count, severity, origin, format, source_file, ingested FROM staged");
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal(new DateTime(2026, 7, 1, 10, 0, 0), row.GetDateTime(0));
        Assert.Equal(["x", "unknown", 1u, (byte)1, "it's mine", "mine", "a'b\n", Labels.Ingested], Enumerable.Range(1, 8).Select(row.GetValue));
    }

    [Fact]
    public void Stage_InvalidUtf8_IsReplacedAndReported()
    {
        runner.Input.Begin(7, "f", 2020);
        runner.Input.Add(3, 0, [(byte)'a', 0xFF, (byte)'b'], []);

        Stage(Format("SELECT source, record, raw FROM input"));

        using var command = runner.Database.CreateCommand("SELECT raw FROM staged");
        Assert.Equal("a\uFFFDb", command.ExecuteScalar());
    }

    [Theory]
    [InlineData("SELECT source, record FROM input WHERE false", "0 events for 1 records")]
    [InlineData("SELECT source, record FROM input, range(2)", "2 events for 1 records")]
    [InlineData("SELECT source, record, 1 AS colour FROM input", "'colour'")]
    [InlineData("SELECT source FROM input", "source and record")]
    [InlineData("SELECT 1; SELECT 2", "exactly one SELECT")]
    [InlineData("DROP TABLE input", "exactly one SELECT")]
    [InlineData("SELECT source, record, nonsense FROM input", "line 4")]
    [InlineData("SELECT source, record,\n\n raw::INTEGER AS pid FROM input", "Could not convert")]
    [InlineData("SELECT source, record, content AS raw FROM input, read_text('/etc/passwd')", "line 4")]
    [InlineData("SELECT source, record, file AS raw FROM input, glob('/*')", "line 4")]
    public void Stage_BrokenFormat_NamesFileAndLine(string sql, string what)
    {
        Fill("f", "text");

        var error = Assert.Throws<AuditOpsException>(() => Stage(Format(sql)));

        Assert.Equal("FormatInvalid", error.Code);
        Assert.Contains("mine.sql, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_Share_IsMeasured()
    {
        Fill("f", "yes", "no", "yes", "yes");

        Assert.Equal(0.75, Assert.Single(runner.Detect([Format("SELECT source, record FROM input", "avg((raw = 'yes')::INT)")])));
    }

    private StagedEvents Stage(FormatDefinition format) => runner.Run(format, Labels, runner.IntoTable);

    private void Fill(string file, params ReadOnlySpan<string> lines)
    {
        runner.Input.Clear();
        runner.Input.Begin(1, file, null);
        var record = 1;
        foreach (var line in lines)
            runner.Input.Add(record++, 0, System.Text.Encoding.UTF8.GetBytes(line), []);
    }

    private FormatDefinition Format(string sql, string detect = "1")
    {
        var file = Path.Combine(folder, "mine.sql");
        File.WriteAllText(file, $"-- title: t\n-- reader: lines\n-- detect: {detect}\n{sql}");
        return FormatFile.Read(file, shipped: false, ["lines"]);
    }
}
