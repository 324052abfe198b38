using System.Text;
using System.Text.Json;

namespace AuditOps.Core.Tests.Formats;

/// <summary>A record as its software documents or writes it, and the columns of the event that it must become.</summary>
/// <param name="Source">Where the record is from.</param>
/// <param name="Raw">Its text, or the JSON itself.</param>
/// <param name="Zone">Zone of time stamps that name none; UTC if absent.</param>
/// <param name="Year">Year of time stamps that name none.</param>
/// <param name="Expect">Columns and their values; null is NULL, columns that are not named are not compared.</param>
internal sealed record DocumentedRecord(string Source, JsonElement Raw, string? Zone, int? Year, IReadOnlyDictionary<string, JsonElement> Expect)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Where the copied data files are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Formats");

    /// <summary>The records of one file.</summary>
    public static IReadOnlyList<DocumentedRecord> Read(string file) =>
        JsonSerializer.Deserialize<List<DocumentedRecord>>(File.ReadAllText(Path.Combine(Folder, file)), Options)!;

    /// <summary>The record as a log would hold it.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes((Raw.ValueKind == JsonValueKind.String ? Raw.GetString()! : Raw.GetRawText()) + "\n");
}
