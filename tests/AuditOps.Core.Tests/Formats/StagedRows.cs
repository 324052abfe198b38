using System.Globalization;
using System.Text;
using AuditOps.Core.Formats;
using AuditOps.Core.Imports;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Formats;

/// <summary>Events that a format makes of texts, as rows of columns.</summary>
internal static class StagedRows
{
    private static readonly FormatCatalog Catalog = new(null, [.. RecordReaders.All.Select(reader => reader.Name)], error => throw error);

    /// <summary>Each text is an input of its own; its events are in the order of their records.</summary>
    public static List<List<Dictionary<string, string?>>> Of(string format, IReadOnlyList<string> texts)
    {
        using var runner = new FormatRunner(null, 512, new FormatRunners());
        for (var source = 0; source < texts.Count; source++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[source] + "\n");
            var reader = RecordReaders.Find(Catalog[format].Readers[0])!;
            var cut = reader.Cut(bytes, Position.Zero, StreamEnd.Final);
            runner.Input.Begin((ulong)source, texts[source], 2024);
            using var slice = new Slice((ulong)source, bytes.AsMemory(0, cut.Length), Position.Zero, Position.Zero.After(cut), Forced: true);
            reader.Parse(slice, runner.Input);
        }

        runner.Run(Catalog[format], new ImportLabels("UTC", null, DateTime.UnixEpoch), runner.IntoTable);
        List<List<Dictionary<string, string?>>> inputs = [.. texts.Select(_ => new List<Dictionary<string, string?>>())];
        using var command = runner.Database.CreateCommand("SELECT * FROM staged ORDER BY source, record");
        using var row = command.ExecuteReader();
        while (row.Read())
            inputs[(int)row.GetFieldValue<ulong>(row.GetOrdinal("source"))].Add(Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, column => Text(row.GetValue(column))));
        return inputs;
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
