using System.Buffers;
using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>An event of the Linux audit log a record: its lines are brought together and decoded.</summary>
internal sealed class AuditdReader : RecordReader
{
    public override string Name => "auditd";

    public override bool SpansLines => true;

    public override Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end)
    {
        var tracker = new EventTracker(keepLines: false);
        var (at, lines) = Track(bytes, tracker, end == StreamEnd.Final);
        tracker.Settle(at, lines, end);
        return new(tracker.Boundary.Offset, tracker.Boundary.Line, start.Carry);
    }

    public override void Parse(Slice slice, RecordWriter writer)
    {
        var bytes = slice.Bytes.Span;
        var tracker = new EventTracker(keepLines: true);
        Track(bytes, tracker, final: true);
        var (json, joined) = (new EventJson(), new ArrayBufferWriter<byte>());
        foreach (var index in InOrder(tracker.Events))
        {
            ref readonly var tracked = ref tracker.Events[index];
            var record = slice.Start.Record + tracked.Line;
            var raw = Raw(bytes, tracked, tracker.Lines, joined);
            var fields = tracked.IsRecord ? json.Write(bytes, tracked, tracker.Lines, slice.Forced && !tracked.Closed) : [];
            var header = new RecordHeader { Found = true, Stamp = tracked.IsRecord ? tracked.Key.Time * 1000 : null, Utc = true };
            writer.Add(record, slice.Start.Offset + tracked.Start, raw, fields, header);
            if (!tracked.IsRecord) writer.Problem(record, "BrokenRecord", "The line is no audit record; its text was kept.");
        }
    }

    public override int First(ReadOnlySpan<byte> bytes, StreamEnd end) => LineReader.FirstLine(bytes, end);

    public override bool MayRead(ReadOnlySpan<byte> head) => head.IndexOf("audit("u8) >= 0;

    private static (int At, long Lines) Track(ReadOnlySpan<byte> bytes, EventTracker tracker, bool final)
    {
        var (at, lines) = (0, 0L);
        for (int next; at < bytes.Length && (next = LineText.Next(bytes[at..], final, out var length)) > 0; at += next, lines++)
        {
            var line = bytes.Slice(at, length);
            if (AuditdLine.TryParse(line, out var head)) tracker.Add(head, line, at, at + next, lines);
            else if (length > 0) tracker.AddBroken(at, length, at + next, lines);
        }
        return (at, lines);
    }

    /// <summary>The events in the order of their times, which several nodes' are not in one log.</summary>
    private static int[] InOrder(ReadOnlySpan<TrackedEvent> events)
    {
        var (order, keys) = (new int[events.Length], new (long Time, long Line)[events.Length]);
        for (var i = 0; i < events.Length; i++)
            (order[i], keys[i]) = (i, (events[i].IsRecord ? events[i].Key.Time : long.MaxValue, events[i].Line));
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>The original lines of an event: as they stand where they stand together, else joined.</summary>
    private static ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> slice, in TrackedEvent tracked, ReadOnlySpan<TrackedLine> lines, ArrayBufferWriter<byte> joined)
    {
        ref readonly var last = ref lines[tracked.LastLine];
        var together = true;
        for (var index = tracked.FirstLine; together && lines[index].Next is var next and >= 0; index = next)
            together = lines[next].Start == lines[index].Start + lines[index].Length + 1 && slice[lines[next].Start - 1] == '\n';
        if (together) return slice[tracked.Start..(last.Start + last.Length)];
        joined.ResetWrittenCount();
        for (var index = tracked.FirstLine; index >= 0; index = lines[index].Next)
        {
            if (index != tracked.FirstLine) joined.Write("\n"u8);
            joined.Write(slice.Slice(lines[index].Start, lines[index].Length));
        }
        return joined.WrittenSpan;
    }
}
