using System.Buffers;
using System.Globalization;

namespace AuditOps.Core.Readers.Json;

/// <summary>Hands found records to the writer: a valid one as its own fields, a broken one as raw text.</summary>
/// <param name="origin">Where the slice starts in its source.</param>
/// <param name="clean">True where the whole slice is valid UTF-8.</param>
internal sealed class JsonFields(RecordWriter writer, long origin, bool clean)
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>Adds the record that <paramref name="item"/> found in the slice.</summary>
    public void Add(long record, ReadOnlySpan<byte> slice, in JsonItem item)
    {
        var text = slice.Slice(item.Start, item.Length);
        if (item.Broken)
        {
            var where = item.ErrorAt >= text.Length ? "ends too early" : string.Create(CultureInfo.InvariantCulture, $"is no JSON from its byte {item.ErrorAt + 1} on");
            writer.Add(record, origin + item.Start, text.TrimEnd(" \t\r\n"u8), []);
            writer.Problem(record, "BrokenJson", $"The record {where}; its text was kept.");
            return;
        }
        if (item.Repair || (!clean && !Utf8Text.IsClean(text)))
        {
            buffer.ResetWrittenCount();
            JsonRepair.Copy(text, buffer);
            writer.Problem(record, "RepairedJson", "The record holds control characters, lone surrogates or bytes that are no UTF-8; they were escaped or replaced by U+FFFD.");
            text = buffer.WrittenSpan;
        }
        if (text[0] == '{')
        {
            writer.Add(record, origin + item.Start, [], text);
            return;
        }
        var value = new ArrayBufferWriter<byte>(text.Length + 16);
        value.Write("{\"value\":"u8);
        value.Write(text);
        value.Write("}"u8);
        writer.Add(record, origin + item.Start, [], value.WrittenSpan);
    }
}
