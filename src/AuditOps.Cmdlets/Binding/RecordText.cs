using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace AuditOps.Cmdlets;

/// <summary>Writes an object from the pipeline as one record of a log: a Windows event as its XML, anything else as one line of JSON.</summary>
internal static class RecordText
{
    // Data (dictionaries, custom objects, our own results) is written whole; a live .NET object only near the top, because its properties lead everywhere.
    private const int DataDepth = 60;
    private const int ObjectDepth = 2;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Of(PSObject input) => input.BaseObject switch
    {
        XmlNode node => Flat(node.OuterXml),
        var value when value.GetType().GetMethod("ToXml", Type.EmptyTypes) is { } toXml && toXml.Invoke(value, null) is string xml => Flat(xml),
        _ => Json(input),
    };

    private static string Flat(string xml) => xml.ReplaceLineEndings(" ");

    private static string Json(PSObject input)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, input, 0);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is null)
            writer.WriteNullValue();
        else if (!WriteScalar(writer, plain))
            WriteTree(writer, PSObject.AsPSObject(value!), plain, depth);
    }

    private static bool WriteScalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag: writer.WriteBooleanValue(flag); break;
            case byte or sbyte or short or ushort or int or uint or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): writer.WriteNumberValue(number); break;
            case BigInteger number: writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTime time: writer.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: writer.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case Enum or Type or ScriptBlock or XmlNode or Delegate or IntPtr: writer.WriteStringValue(value.ToString()); break;
            case string or char or IFormattable or Uri or Version: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            default: return false;
        }

        return true;
    }

    private static void WriteTree(Utf8JsonWriter writer, PSObject wrapped, object plain, int depth)
    {
        var isData = plain is PSCustomObject or IDictionary or IEnumerable || plain.GetType().Assembly == typeof(IEngine).Assembly;
        if (depth >= (isData ? DataDepth : ObjectDepth))
            writer.WriteStringValue(wrapped.ToString());
        else if (plain is IDictionary dictionary)
            WriteObject(writer, Entries(dictionary), depth);
        else if (plain is IEnumerable items)
            WriteArray(writer, items, depth);
        else
            WriteObject(writer, Properties(wrapped), depth);
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item, depth + 1);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<(string, object?)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return (Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
    }

    private static IEnumerable<(string, object?)> Properties(PSObject wrapped) =>
        wrapped.Properties.Where(property => property.IsGettable).Select(property => (property.Name, ValueOf(property)));

    // A property of a live object may throw, such as one of a process that has ended; the record is then without it.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
