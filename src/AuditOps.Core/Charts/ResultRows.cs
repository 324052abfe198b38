using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditOps.Core.Charts;

/// <summary>Rows of a request: results of our own, known by their properties however they come back, or any objects with named values.</summary>
internal sealed class ResultRows
{
    // PowerShell writes an enumeration as its name or its number.
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly IReadOnlyList<JsonElement> rows;

    public ResultRows(IReadOnlyList<string> rows) => this.rows = [.. rows.Select(Parse)];

    /// <summary>The rows, if all are results of one sort.</summary>
    public IReadOnlyList<T> As<T>(params string[] properties) =>
        rows.All(row => Array.TrueForAll(properties, name => Find(row, name) is not null)) ? [.. rows.Select(Read<T>)] : [];

    /// <summary>The places and numbers of plain rows.</summary>
    /// <param name="x">The name of what goes along; null for the rows' order.</param>
    /// <param name="y">The name of what is drawn; null to count rows.</param>
    /// <param name="group">The name of what is told apart, or null.</param>
    public IReadOnlyList<RowPoint> Points(string? x, string? y, string? group)
    {
        foreach (var name in new[] { x, y, group }.OfType<string>())
        {
            if (rows.All(row => Find(row, name) is null))
                throw new AuditOpsException(ErrorKind.InvalidRequest, "PropertyNotFound", $"None of the objects has a property '{name}'. They have {string.Join(", ", Names())}.") { Target = name };
        }

        return [.. rows.Select((row, i) => Point(row, i, x, y, group)).OfType<RowPoint>()];
    }

    private IEnumerable<string> Names() => rows.Where(row => row.ValueKind == JsonValueKind.Object).SelectMany(row => row.EnumerateObject()).Select(property => property.Name).Distinct().Take(20);

    private static RowPoint? Point(JsonElement row, int index, string? x, string? y, string? group)
    {
        var place = x is null ? JsonSerializer.SerializeToElement(index + 1) : Find(row, x);
        double? value = y is null ? 1 : Find(row, y) is { } given ? Number(given) : null;

        // A row without a number is no zero: it is left out.
        return value is not { } known || !double.IsFinite(known) || place is not { } at
            ? null
            : new RowPoint(Text(at), Time(at), at.ValueKind == JsonValueKind.Number ? Number(at) : null, known, group is null ? null : Find(row, group) is { } name ? Text(name) : "(none)");
    }

    private static JsonElement Parse(string row)
    {
        try
        {
            return JsonDocument.Parse(row).RootElement;
        }
        catch (JsonException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "RowInvalid", $"A row is not an object with named values: {error.Message}", error);
        }
    }

    private static T Read<T>(JsonElement row)
    {
        try
        {
            return row.Deserialize<T>(Shape)!;
        }
        catch (JsonException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "RowInvalid", $"What was piped looks like a result of AuditOps, and is not whole: {error.Message} Pipe the result itself.", error);
        }
    }

    private static JsonElement? Find(JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return null;
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "(none)",
        _ => value.GetRawText(),
    };

    // Only what is written as a date is a time: a number such as 2024 is not.
    private static DateTime? Time(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: >= 10 } text && char.IsAsciiDigit(text[0]) && text[4] == '-'
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}

/// <summary>A row's place and number.</summary>
/// <param name="Label">Its place as text.</param>
/// <param name="Time">Its place as a time, or null.</param>
/// <param name="X">Its place as a number, or null.</param>
/// <param name="Value">Its number.</param>
/// <param name="Group">What it belongs to, or null.</param>
internal sealed record RowPoint(string Label, DateTime? Time, double? X, double Value, string? Group);
