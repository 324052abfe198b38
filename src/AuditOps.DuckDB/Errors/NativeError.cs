using System.Globalization;
using System.Text.Json;

namespace AuditOps.DuckDB;

/// <summary>Turns the text of a native error into an exception.</summary>
/// <remarks>
/// Connections open with <c>errors_as_json</c>, because only so does DuckDB tell the exact position, also within the later
/// statements of a text. Errors from outside a query come as plain text, and the parser's with a prefix before the JSON.
/// </remarks>
internal static class NativeError
{
    public static DuckDBException Create(string? native, string? sql, DuckDBErrorType type = DuckDBErrorType.Invalid)
    {
        var text = native ?? "DuckDB failed without a message.";
        if (Parse(text[Math.Max(0, text.IndexOf('{', StringComparison.Ordinal))..]) is not { } error)
        {
            return new(text, type == DuckDBErrorType.Invalid ? TypeOf(text) : type);
        }

        var name = error.GetProperty("exception_type").GetString()!;
        var message = error.GetProperty("exception_message").GetString()!.TrimEnd();
        return new($"{name} Error: {message}", TypeOf(name), PositionOf(error, sql));
    }

    private static JsonElement? Parse(string text)
    {
        if (!text.StartsWith("{\"exception_type\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            // The message is the user's own text that only begins like an error.
            return null;
        }
    }

    private static DuckDBPosition? PositionOf(JsonElement error, string? sql) =>
        sql is not null && error.TryGetProperty("position", out var position) && long.TryParse(position.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? DuckDBPosition.OfByte(sql, bytes)
            : null;

    private static DuckDBErrorType TypeOf(string text)
    {
        var end = text.IndexOf(" Error:", StringComparison.Ordinal);
        var name = (end < 0 ? text : text[..end]).Replace(" ", "", StringComparison.Ordinal);
        return name switch
        {
            "TransactionContext" => DuckDBErrorType.Transaction,
            "ExtensionAutoloading" => DuckDBErrorType.Autoload,
            _ => Enum.TryParse<DuckDBErrorType>(name, ignoreCase: true, out var type) ? type : DuckDBErrorType.Invalid,
        };
    }
}
