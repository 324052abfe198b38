using System.Buffers;
using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Readers.Syslog;

/// <summary>A record a line, with what stands before its message taken apart.</summary>
internal sealed class SyslogReader : LineReader
{
    public override string Name => "syslog";

    /// <summary>Writes the records in the order of their stamps, which is theirs in a log but for a line now and then.</summary>
    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        var places = ArrayPool<Place>.Shared.Rent(bytes.Count((byte)'\n') + bytes.Count((byte)'\r') + 1);
        try
        {
            var json = new JsonText();
            foreach (ref readonly var place in InOrder(slice, writer.FirstYear, places))
            {
                var line = bytes.Slice(place.Start, place.Length);
                writer.YearTurn = place.YearTurn;
                writer.Add(place.Record, slice.Start.Offset + place.Start, line, Fields(line, json), SyslogHeader.Parse(line, writer.Year ?? 0));
            }
        }
        finally
        {
            ArrayPool<Place>.Shared.Return(places);
        }
    }

    private static ReadOnlySpan<Place> InOrder(Slice slice, int? firstYear, Place[] places)
    {
        var (count, inOrder, last) = (0, true, long.MinValue);
        for (var lines = new LineCursor(slice); lines.Next();)
        {
            var stamp = SyslogHeader.StampOf(lines.Text, firstYear + lines.YearTurn ?? 0) ?? long.MaxValue;
            places[count++] = new(stamp, lines.Record, lines.Start, lines.Text.Length, lines.YearTurn);
            inOrder &= stamp >= last;
            last = stamp;
        }
        var found = places.AsSpan(0, count);
        if (!inOrder)
            found.Sort();
        return found;
    }

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

    /// <summary>Where a line stands, to be sorted by its stamp.</summary>
    private readonly record struct Place(long Stamp, long Record, int Start, int Length, int YearTurn) : IComparable<Place>
    {
        public int CompareTo(Place other) => Stamp != other.Stamp ? Stamp.CompareTo(other.Stamp) : Record.CompareTo(other.Record);
    }
}
