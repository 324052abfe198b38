using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AuditOps.Core.Json;

/// <summary>How results become JSON: the objects as they are, camelCase, UTC ISO 8601 times, enums in lower case.</summary>
public static class JsonShape
{
    /// <summary>For results of every operation, on every surface that speaks JSON.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = new TerminalJsonEncoder(),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new UtcConverter(), new RowConverter() },
    };

    private sealed class UtcConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc));
    }

    /// <summary>A row is an object whose properties are its columns, named as the query names them.</summary>
    private sealed class RowConverter : JsonConverter<QueryRow>
    {
        public override QueryRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, QueryRow value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            for (var i = 0; i < value.Columns.Count; i++)
            {
                writer.WritePropertyName(value.Columns[i]);
                if (value.Values[i] is BigInteger large) writer.WriteRawValue(large.ToString(CultureInfo.InvariantCulture));
                else JsonSerializer.Serialize(writer, value.Values[i], options);
            }

            writer.WriteEndObject();
        }
    }
}
