using System.Globalization;
using System.Text.Json;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Series;

/// <summary>Takes records and keeps of each a time and a number.</summary>
/// <param name="valueName">The property of the number, whatever its case.</param>
/// <param name="timeName">The property of the time, whatever its case; null where the order of the records is all there is.</param>
/// <param name="zone">The zone of times that name none.</param>
internal sealed class SeriesRecords(string valueName, string? timeName, TimeZoneInfo zone) : RecordWriter
{
    // A Unix time beyond this counts milliseconds: as seconds it would lie in the year 5138.
    private const double MostSeconds = 1e11;
    private const double MostMilliseconds = 2.5e14;

    /// <summary>What was read, in the order of the input.</summary>
    public List<SeriesPoint> Points { get; } = [];

    /// <summary>How many records there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them had no number or no time.</summary>
    public long Skipped { get; private set; }

    /// <summary>The first that was skipped: its number in the input, and what is wrong with it.</summary>
    public (long Record, string Why)? FirstSkipped { get; private set; }

    public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default)
    {
        Count++;
        if (Read(fields) is { } why)
            Skip(record, why);
    }

    public override void Problem(long record, string code, string message)
    {
        Count++;
        Skip(record, message);
    }

    private void Skip(long record, string why)
    {
        Skipped++;
        FirstSkipped ??= (record, why);
    }

    private string? Read(ReadOnlySpan<byte> fields)
    {
        if (fields.IsEmpty)
            return "is no record with named values";
        var reader = new Utf8JsonReader(fields);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return "is no record with named values";
        JsonElement? value = null, time = null;
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name.Equals(valueName, StringComparison.OrdinalIgnoreCase))
                value = property.Value;
            if (timeName is not null && property.Name.Equals(timeName, StringComparison.OrdinalIgnoreCase))
                time = property.Value;
        }

        if (value is not { } found)
            return $"has no '{valueName}', only {string.Join(", ", document.RootElement.EnumerateObject().Select(property => property.Name).Take(20))}";
        if (time is null && timeName is not null)
            return $"has no '{timeName}', only {string.Join(", ", document.RootElement.EnumerateObject().Select(property => property.Name).Take(20))}";
        if (Number(found) is not { } number || !double.IsFinite(number))
            return $"has '{found}' as its {valueName}, which is no number";
        if ((time is { } stamp ? Time(stamp) : DateTime.UnixEpoch.AddTicks(Count)) is not { } at)
            return $"has '{time}' as its {timeName}, which is no time";
        Points.Add(new SeriesPoint(at, number));
        return null;
    }

    private static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private DateTime? Time(JsonElement element)
    {
        if (Number(element) is { } number)
            return number >= 0 && number < MostMilliseconds ? DateTime.UnixEpoch.AddSeconds(number > MostSeconds ? number / 1_000 : number) : null;
        if (element.ValueKind != JsonValueKind.String
            || !DateTime.TryParse(element.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out var time))
            return null;
        return TimeText.Place(time, zone).UtcDateTime;
    }
}
