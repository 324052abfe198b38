using System.Text.Json;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Every single value of an original record, wherever it lies.</summary>
internal static class RecordWords
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    public static void Add(ReadOnlySpan<byte> json, List<string> words)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (!json.IsEmpty && reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
                    words.Add(RecordValues.Text(ref reader));
            }
        }
        catch (JsonException)
        {
            // What was read before the fault counts.
        }
    }
}
