using AuditOps.Core.Formats;

namespace AuditOps.Core.Tests.Formats;

public sealed class FormatFileTests : IDisposable
{
    private static readonly string[] Readers = ["lines", "json"];

    private readonly string folder = Directory.CreateTempSubdirectory("auditops-format-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_WholeHeader_GivesDefinition()
    {
        var format = Read("mine", "-- title: Mine\n-- about: nobody\n-- reader: json lines\n-- files: a* b*\n-- detect: 1.0\n\nSELECT source, record\nFROM input\n");

        Assert.Equal("mine", format.Name);
        Assert.Equal("Mine", format.Title);
        Assert.Equal(["json", "lines"], format.Readers);
        Assert.Equal(["a*", "b*"], format.FilePatterns);
        Assert.Equal("1.0", format.Detect);
        Assert.Equal("SELECT source, record\nFROM input", format.Sql);
        Assert.Equal(7, format.Select[0].Number);
    }

    [Fact]
    public void Read_Include_TakesLinesWithTheirOwnPlaces()
    {
        File.WriteAllText(Path.Combine(folder, "_part.sql"), "a AS (SELECT 1)\n");

        var format = Read("mine", "-- title: t\n-- reader: lines\n-- detect: 1\nWITH\n-- include: _part.sql\nSELECT source, record FROM input");

        Assert.Equal("WITH\na AS (SELECT 1)\nSELECT source, record FROM input", format.Sql);
        Assert.Equal(("_part.sql", 1), (Path.GetFileName(format.Select[1].File), format.Select[1].Number));
        Assert.Equal(6, format.Select[2].Number);
    }

    [Fact]
    public void Read_IncludeOfOurs_IsFoundFromAnyFolder() =>
        Assert.Contains("_fields.sql", Read("mine", "-- title: t\n-- reader: json\n-- detect: 1\nWITH\n-- include: _fields.sql\nSELECT 1").Select.Select(line => Path.GetFileName(line.File)));

    [Fact]
    public void Read_PathsAsColumns_AreFieldsOfTheFormat()
    {
        var format = Read("mine", """"
            -- title: t
            -- reader: json
            -- detect: 1
            -- wrapped: $.is $.detail
            SELECT source, record, "$.user.name" AS actor, upper("$.user.name"), "$.list[0].""a.b""" AS target FROM input
            """");

        Assert.Equal(["$.user.name", "$.list[0].\"a.b\""], format.Fields.Paths);
        Assert.Equal(["$.is", "$.detail"], format.Fields.Wrapped);
    }

    [Theory]
    [InlineData("-- reader: lines\n-- detect: 1\nSELECT 1", 1, "title")]
    [InlineData("-- title: t\n-- reader: xml\n-- detect: 1\nSELECT 1", 2, "'xml'")]
    [InlineData("-- title: t\n-- reader: lines\n-- title: u\n-- detect: 1\nSELECT 1", 3, "second")]
    [InlineData("-- title: t\n-- reader: lines\n-- detect: 1", 3, "SELECT")]
    [InlineData("-- title: t\n-- reader: lines\n-- detect: 1\n-- include: ../x.sql\nSELECT 1", 4, "'../x.sql'")]
    [InlineData("-- title: t\n-- reader: lines\n-- detect: 1\nSELECT 1\n-- include: gone.sql", 5, "'gone.sql'")]
    [InlineData("-- title: t\n-- reader: json\n-- detect: 1\nSELECT \"$.a\",\n \"$.A\"", 5, "differ in case alone")]
    [InlineData("-- title: t\n-- reader: json\n-- detect: 1\nSELECT \"$.a..b\"", 4, "$.a..b")]
    [InlineData("-- title: t\n-- reader: json\n-- detect: 1\n-- wrapped: detail\nSELECT 1", 4, "does not start with $")]
    public void Read_BrokenFile_NamesFileAndLine(string text, int line, string what)
    {
        var error = Assert.Throws<AuditOpsException>(() => Read("broken", text));

        Assert.Equal("FormatInvalid", error.Code);
        Assert.Contains($"broken.sql, line {line}:", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private FormatDefinition Read(string name, string text)
    {
        var file = Path.Combine(folder, name + ".sql");
        File.WriteAllText(file, text);
        return FormatFile.Read(file, shipped: false, Readers);
    }
}
