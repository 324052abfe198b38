namespace AuditOps.Core.Readers.Auditd;

/// <summary>The lines of one event.</summary>
internal struct TrackedEvent
{
    public EventKey Key;

    /// <summary>Where its first line starts, and that line's number.</summary>
    public int Start;
    public long Line;

    /// <summary>Where its last line ends, with the line end.</summary>
    public int End;

    /// <summary>Its first and last line among those that the tracker keeps.</summary>
    public int FirstLine;
    public int LastLine;

    /// <summary>Paths that its system call names, and those that were seen.</summary>
    public int Items;
    public int Paths;

    public bool IsRecord;
    public bool HasSyscall;
    public bool HasEnd;

    /// <summary>True when all that it should have was seen.</summary>
    public bool Ended;

    /// <summary>True when it cannot get more lines.</summary>
    public bool Closed;
}

/// <summary>A line of an event.</summary>
/// <param name="Start">Where it starts in the slice.</param>
/// <param name="Length">Its bytes without the line end.</param>
/// <param name="Next">The event's next line, or -1.</param>
/// <param name="Type">The record's type number.</param>
/// <param name="NameAt">Where the type's name starts in the line.</param>
/// <param name="Body">Where the fields start in the line.</param>
internal record struct TrackedLine(int Start, int Length, int Next, short Type, ushort NameAt, ushort Body);
