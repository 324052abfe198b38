using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Readers.Syslog;

/// <summary>A record a line, with what stands before its message taken apart.</summary>
internal sealed class SyslogReader : LineReader
{
    public override string Name => "syslog";

    protected override void Write(in Line line, RecordWriter writer, JsonText json) =>
        writer.Add(line.Record, line.Offset, line.Text, Fields(line.Text, json), SyslogHeader.Parse(line.Text, writer.Year ?? 0));

    /// <summary>What a line over a network says beside its message: the priority, and the message id and the structured data of RFC 5424.</summary>
    private static ReadOnlySpan<byte> Fields(ReadOnlySpan<byte> line, JsonText json)
    {
        var priority = Priority.Digits(line);
        if (priority.IsEmpty)
            return default;
        json.Clear();
        json.Raw("{\"pri\":"u8);
        json.Raw(priority.TrimStart((byte)'0') is { IsEmpty: false } digits ? digits : "0"u8);
        if (SyslogEnvelope.TryParse(Priority.Skip(line), out var envelope))
        {
            json.Raw(",\"msgid\":"u8);
            json.String(envelope.MessageId);
            json.Raw(",\"structured\":"u8);
            envelope.WriteStructured(json);
        }
        json.Raw("}"u8);
        return json.Written;
    }
}
