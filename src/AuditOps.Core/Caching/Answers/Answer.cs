using System.Text.Json;
using System.Text.Json.Serialization;

namespace AuditOps.Core.Caching.Answers;

/// <summary>What an operation gave, in its order: results and problems, and the limit at which it ended.</summary>
/// <param name="Parts">Results and <see cref="Problem"/>s.</param>
/// <param name="Limit">The error of a limit that the caller asked for, after all output; null for none.</param>
internal sealed record Answer(IReadOnlyList<object> Parts, AuditOpsException? Limit)
{
    private const string ProblemName = "Problem";
    private static readonly JsonSerializerOptions Form = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes it as JSON that gives every part again, with its type.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (Limit is { } limit)
            {
                json.WritePropertyName("limit");
                JsonSerializer.Serialize(json, new Problem(ProblemLevel.Error, limit.Kind, limit.Code, limit.Message, limit.Target), Form);
            }

            json.WriteStartArray("parts");
            foreach (var part in Parts)
            {
                json.WriteStringValue(part is Problem ? ProblemName : part.GetType().FullName);
                JsonSerializer.Serialize(json, part, part.GetType(), Form);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null if it is something else.</summary>
    public static Answer? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
            var parts = new List<object>();
            Type? type = null;
            foreach (var element in document.RootElement.GetProperty("parts").EnumerateArray())
            {
                if (type is null)
                {
                    type = element.GetString() == ProblemName ? typeof(Problem) : typeof(Finding).Assembly.GetType(element.GetString()!, throwOnError: true)!;
                    continue;
                }

                parts.Add(element.Deserialize(type, Form)!);
                type = null;
            }

            return new Answer(parts, document.RootElement.TryGetProperty("limit", out var limit) && limit.Deserialize<Problem>(Form) is { } known
                ? new AuditOpsException(known.Kind, known.Code, known.Message) { Target = known.Target }
                : null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or TypeLoadException or NotSupportedException)
        {
            return null;
        }
    }
}
