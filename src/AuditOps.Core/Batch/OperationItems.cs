using System.Text.Json;

namespace AuditOps.Core.Batch;

/// <summary>Reads operations from JSON: an array, one object after the other, or both.</summary>
internal static class OperationItems
{
    private const int MostBytes = 64 << 20;
    private const int LabelLength = 120;

    /// <summary>Reads all of a stream.</summary>
    /// <param name="input">The JSON.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <exception cref="AuditOpsException">It is too large, or no JSON.</exception>
    public static IReadOnlyList<BatchInput> Read(Stream input, string name)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
                throw new AuditOpsException(ErrorKind.LimitReached, "BatchTooLarge", $"'{name}' is longer than {MostBytes >> 20} MiB. Divide it into several batches.") { Target = name };
        }

        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
    }

    /// <summary>Reads one text.</summary>
    public static IReadOnlyList<BatchInput> Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json), "operation");

    /// <summary>Whether an item says how it is undone.</summary>
    public static bool CanUndo(BatchInput input)
    {
        using var document = JsonDocument.Parse(input.Kept!);
        return document.RootElement.TryGetProperty(OperationRequest.Rollback, out _);
    }

    private static List<BatchInput> Read(ReadOnlySpan<byte> json, string name)
    {
        var items = new List<BatchInput>();
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                items.AddRange(document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().Select(Item) : [Item(document.RootElement)]);
            }
        }
        catch (JsonException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidData, "BatchInvalid",
                $"'{name}' is no JSON at line {error.LineNumber + 1}: {error.Message} Write an array of objects, or one object a line.", error)
            { Target = name };
        }

        return items;
    }

    private static BatchInput Item(JsonElement item)
    {
        var operation = OperationRequest.NameOf(item);
        var text = item.GetRawText();
        return new BatchInput(text.Length <= LabelLength ? text.ReplaceLineEndings(" ") : operation, text) { Operation = operation };
    }
}
