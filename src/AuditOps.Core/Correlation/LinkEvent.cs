using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>An event with all by which it can be linked.</summary>
internal sealed class LinkEvent
{
    public required EventKey Key { get; init; }

    /// <summary>Microseconds since 1970, UTC.</summary>
    public required long Time { get; init; }

    public long Count { get; init; } = 1;

    public string? Actor { get; init; }

    public string? Target { get; init; }

    public string? SourceIp { get; init; }

    public string? Host { get; init; }

    public string? Action { get; init; }

    public string? Outcome { get; init; }

    public string? Resource { get; init; }

    public string? Session { get; init; }

    public string? Operation { get; init; }

    public string? Transaction { get; init; }

    public string? Request { get; init; }

    public string? Process { get; init; }

    public long? Pid { get; init; }

    public long? Ppid { get; init; }

    public string? Command { get; init; }

    public string? Subsystem { get; init; }

    /// <summary>By kind of link: what a later event must take to be linked to this one; 0 for nothing.</summary>
    public int[] Gives { get; } = new int[LinkKinds.All.Count];

    /// <summary>By kind of link: what an earlier event must give to be linked to this one; 0 for nothing.</summary>
    public int[] Takes { get; } = new int[LinkKinds.All.Count];

    /// <summary>Who, from where, on which host and what: events that agree in these are one kind, however many there are.</summary>
    public int Sort { get; set; }

    /// <summary>Events that agree in this too repeat each other.</summary>
    public int Repeat { get; set; }

    /// <summary>Who, from where and on which host.</summary>
    public int Place { get; set; }

    /// <summary>Order of (time, source, record).</summary>
    public static int Compare(LinkEvent left, LinkEvent right) =>
        (left.Time, left.Key.Source, left.Key.Record).CompareTo((right.Time, right.Key.Source, right.Key.Record));
}
