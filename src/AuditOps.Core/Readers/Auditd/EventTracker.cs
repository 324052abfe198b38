namespace AuditOps.Core.Readers.Auditd;

/// <summary>Groups the lines of an audit log into events, and knows after which lines no event is open.</summary>
/// <remarks>
/// An event ends with PROCTITLE or EOE, after the system call and as many paths as that names. It closes, and takes no late line
/// any more, when a record came that is more than two seconds later (ten, where some of its paths are missing), when its system call comes again, or when it reaches over
/// <see cref="MaxReach"/> bytes. That depends only on lines after its first one, so the events are the same wherever a log is cut.
/// </remarks>
/// <param name="keepLines">True to remember which lines belong to which event.</param>
internal sealed class EventTracker(bool keepLines)
{
    /// <summary>Milliseconds after which a later record closes an event.</summary>
    public const int Patience = 2000;

    /// <summary>The same for an event of whose paths some came and some did not.</summary>
    public const int PatienceForPaths = 10_000;

    /// <summary>Bytes from an event's first line on after which it is closed, so that garbage cannot hold a slice open.</summary>
    public const int MaxReach = 8 << 20;

    private readonly Dictionary<EventKey, int> open = [];
    private readonly PriorityQueue<int, long> byTime = new();
    private TrackedEvent[] events = new TrackedEvent[64];
    private TrackedLine[] lines = [];
    private int count;
    private int lineCount;
    private int oldest;
    private int current = -1;
    private int reach;

    /// <summary>The events, by first line.</summary>
    public ReadOnlySpan<TrackedEvent> Events => events.AsSpan(0, count);

    /// <summary>The lines, where they are kept; each names the next one of its event.</summary>
    public ReadOnlySpan<TrackedLine> Lines => lines.AsSpan(0, lineCount);

    /// <summary>The last place between two lines before which every event is closed.</summary>
    public (int Offset, long Line) Boundary { get; private set; }

    /// <summary>Takes a line that is no audit record.</summary>
    public void AddBroken(int start, int length, int end, long line)
    {
        Leave();
        var index = NewEvent(default, start, line);
        events[index].Closed = true;
        Take(index, end, new(start, length, -1, 0, 0, 0));
    }

    /// <summary>Takes a record.</summary>
    /// <param name="text">The line without its end.</param>
    public void Add(in AuditdLine head, ReadOnlySpan<byte> text, int start, int end, long line)
    {
        if (current < 0 || events[current].Closed || events[current].Key != head.Key)
        {
            Leave();
            Expire(head.Key.Time, start);
            current = open.TryGetValue(head.Key, out var index) ? index : NewEvent(head.Key, start, line);
        }
        if (head.Type == RecordKind.Syscall && events[current].HasSyscall)
        {
            Close(ref events[current]);
            current = NewEvent(head.Key, start, line);
        }
        Take(current, end, new(start, text.Length, -1, (short)head.Type, (ushort)head.TypeName.Start.Value, (ushort)head.Body));
        Note(ref events[current], head, text);
    }

    /// <summary>Moves the boundary as far as it goes after the last line.</summary>
    /// <param name="offset">Where the text behind the last line starts.</param>
    /// <param name="line">The number of the line there.</param>
    /// <param name="end">Where bytes follow at once, an event that has ended still waits for late lines; where nothing follows, none waits.</param>
    public void Settle(int offset, long line, StreamEnd end)
    {
        while (oldest < count && (end == StreamEnd.Final || events[oldest].Closed || (end == StreamEnd.Growing && events[oldest].Ended))) PassOldest();
        var next = oldest < count ? (events[oldest].Start, events[oldest].Line) : (offset, line);
        if (next.Item1 >= reach) Boundary = next;
    }

    private void Note(ref TrackedEvent tracked, in AuditdLine head, ReadOnlySpan<byte> text)
    {
        tracked.IsRecord = true;
        switch (head.Type)
        {
            case RecordKind.Syscall:
                tracked.HasSyscall = true;
                tracked.Items = Items(text[head.Body..]);
                break;
            case RecordKind.Path:
                tracked.Paths++;
                break;
            case RecordKind.ProcTitle or RecordKind.EndOfEvent:
                tracked.HasEnd = true;
                break;
            default:
                if (!RecordKind.HasCompany(head.Type)) Close(ref tracked);
                return;
        }
        tracked.Ended = tracked is { HasEnd: true, HasSyscall: true } && tracked.Paths >= tracked.Items;
    }

    private static int Items(ReadOnlySpan<byte> body)
    {
        var (at, items) = (body.IndexOf(" items="u8), 0);
        if (at < 0) return 0;
        for (at += 7; at < body.Length && body[at] is >= (byte)'0' and <= (byte)'9' && items < 10_000; at++) items = items * 10 + (body[at] - '0');
        return items;
    }

    private int NewEvent(in EventKey key, int start, long line)
    {
        if (count == events.Length) Array.Resize(ref events, count * 2);
        events[count] = new() { Key = key, Start = start, Line = line, FirstLine = -1 };
        return count++;
    }

    private void Take(int index, int end, in TrackedLine line)
    {
        ref var tracked = ref events[index];
        tracked.End = end;
        if (!keepLines) return;
        if (lineCount == lines.Length) Array.Resize(ref lines, Math.Max(256, lineCount * 2));
        lines[lineCount] = line;
        if (tracked.FirstLine < 0) tracked.FirstLine = lineCount;
        else lines[tracked.LastLine].Next = lineCount;
        tracked.LastLine = lineCount++;
    }

    private void Leave()
    {
        if (current < 0) return;
        ref var left = ref events[current];
        if (!left.Closed && open.TryAdd(left.Key, current)) byTime.Enqueue(current, left.Key.Time + Patience);
        current = -1;
    }

    private void Expire(long time, int start)
    {
        while (byTime.TryPeek(out var index, out var deadline) && deadline < time)
        {
            byTime.Dequeue();
            ref var late = ref events[index];
            if (!late.Closed && late.Paths > 0 && late.Paths < late.Items && late.Key.Time + PatienceForPaths is var last && last > deadline)
                byTime.Enqueue(index, last);
            else
                Close(ref late);
        }
        while (oldest < count && (events[oldest].Closed || start - events[oldest].Start > MaxReach)) PassOldest();
    }

    private void PassOldest()
    {
        ref var passed = ref events[oldest++];
        if (passed.Start >= reach) Boundary = (passed.Start, passed.Line);
        reach = Math.Max(reach, passed.End);
        Close(ref passed);
    }

    private void Close(ref TrackedEvent tracked)
    {
        if (tracked.Closed) return;
        tracked.Closed = true;
        open.Remove(tracked.Key);
    }
}
