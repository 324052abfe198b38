using System.Globalization;
using System.Text.Json;
using AuditOps.Core.Formats;
using AuditOps.Core.Imports;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Formats;

/// <summary>
/// Each format's records are data: <c>Formats/FORMAT/*.json</c>, an array of <c>{"source", "raw", "zone", "year", "expect"}</c>.
/// </summary>
public sealed class DocumentedRecordTests
{
    private static readonly FormatCatalog Catalog = new(null, [.. RecordReaders.All.Select(reader => reader.Name)], error => throw error);

    public static TheoryData<string> Files => [.. Names()];

    public static TheoryData<string> Formats => [.. Names().Select(FormatOf).Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Stage_DocumentedRecord_GivesItsEvent(string file)
    {
        var records = DocumentedRecord.Read(file);
        var wrong = new List<string>();
        foreach (var zone in records.Select(record => record.Zone ?? "UTC").Distinct())
        {
            using var runner = new FormatRunner(null, 512, new FormatRunners());
            for (var i = 0; i < records.Count; i++)
            {
                if ((records[i].Zone ?? "UTC") == zone)
                    Fill(runner, FormatOf(file), (ulong)i, records[i]);
            }

            runner.Run(Catalog[FormatOf(file)], new ImportLabels(zone, null, DateTime.UnixEpoch), runner.IntoTable);
            wrong.AddRange(Differences(runner, records));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Detect_DocumentedRecord_FindsItsFormat(string format)
    {
        var records = Names().Where(file => FormatOf(file) == format).SelectMany(DocumentedRecord.Read).ToList();
        using var detector = new FormatDetector(Catalog, new FormatRunners());

        Assert.True(records.Count >= 30, $"{format} has {records.Count} documented records; 30 are wanted.");
        var sample = records.Where((_, index) => index % (records.Count / 10) == 0).ToList();
        var missed = sample.Where(record => detector.Detect(record.Bytes(), whole: true, "a", forced: null)?.Format.Name != format).Select(record => record.Raw.ToString()).ToList();

        Assert.True(missed.Count * 10 <= sample.Count, string.Join('\n', missed));
    }

    private static IEnumerable<string> Names() => Directory.Exists(DocumentedRecord.Folder)
        ? Directory.EnumerateFiles(DocumentedRecord.Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(DocumentedRecord.Folder, file)).Order(StringComparer.Ordinal)
        : [];

    private static string FormatOf(string file) => Path.GetDirectoryName(file)!;

    private static void Fill(FormatRunner runner, string format, ulong source, DocumentedRecord record)
    {
        var bytes = record.Bytes();
        var reader = Catalog[format].Readers.Select(name => RecordReaders.Find(name)!).First(reader => reader.Name != "xml" || bytes.AsSpan().Trim((byte)' ')[0] != '{');
        var cut = reader.Cut(bytes, Position.Zero, StreamEnd.Final);
        runner.Input.Begin(source, record.Source, record.Year);
        using var slice = new Slice(source, bytes.AsMemory(0, cut.Length), Position.Zero, Position.Zero.After(cut), Forced: true);
        reader.Parse(slice, runner.Input);
    }

    private static IEnumerable<string> Differences(FormatRunner runner, IReadOnlyList<DocumentedRecord> records)
    {
        using var command = runner.Database.CreateCommand("SELECT * FROM staged ORDER BY source, record");
        using var row = command.ExecuteReader();
        var seen = new HashSet<ulong>();
        while (row.Read())
        {
            var source = row.GetFieldValue<ulong>(row.GetOrdinal("source"));
            if (!seen.Add(source))
                yield return $"[{source}] gives more than one event: {records[(int)source].Raw}";
            foreach (var (column, value) in records[(int)source].Expect)
            {
                var (expected, actual) = (Expected(column, value), Actual(row.GetValue(row.GetOrdinal(column))));
                if (expected != actual)
                    yield return $"[{source}] {column} is {actual ?? "NULL"}, not {expected ?? "NULL"}: {records[(int)source].Raw}";
            }
        }
    }

    private static string? Expected(string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when column == "time" => Actual(value.GetDateTimeOffset().UtcDateTime),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string? Actual(object value) => value switch
    {
        DBNull => null,
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
