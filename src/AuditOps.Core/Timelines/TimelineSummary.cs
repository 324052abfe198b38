using AuditOps.Core.Findings;

namespace AuditOps.Core.Timelines;

/// <summary>Says in words what a timeline is about and what it shows.</summary>
internal static class TimelineSummary
{
    /// <summary>Whom or what it is about: what was asked for, else who took part.</summary>
    public static string Subject(GetTimeline request, TimelineTally tally)
    {
        string[] asked = [.. request.Actor, .. request.SourceIp, .. request.Session, .. request.OperationId, .. request.HostName];
        if (asked.Length > 0)
            return string.Join(", ", asked.Select(Wording.Name));

        return (tally.Actors.Names(2), tally.Addresses.Names(2)) switch
        {
            ([var actor], [var address]) => $"{Wording.Name(actor)} from {Wording.Name(address)}",
            (_, [var address]) => Wording.Name(address),
            ([var actor], _) => Wording.Name(actor),
            _ => Wording.Count(tally.Count, "event"),
        };
    }

    /// <summary>One sentence.</summary>
    public static string Sentence(TimelineTally tally)
    {
        var parts = new List<string> { Wording.Count(tally.Count, "event") };
        if (tally is { Start: { } start, End: { } end })
            parts[0] += start == end ? $" at {Wording.Time(start)}" : $" in {Wording.Span(end - start)} from {Wording.Time(start)}";
        if (tally.Failures > 0)
            parts.Add(tally.Failures == tally.Count ? "all failures" : Wording.Count(tally.Failures, "failure"));
        Name(parts, "actor", tally.Actors);
        Name(parts, "address", tally.Addresses);
        if (tally.Gaps.Count > 0)
            parts.Add($"{Wording.Count(tally.Gaps.Count, "gap")}, the longest {Wording.Span(tally.Gaps.Max(gap => gap.Duration))}");
        return string.Join("; ", parts) + ".";
    }

    private static void Name(List<string> parts, string noun, Participants who)
    {
        if (who.Counts.Count > 0)
            parts.Add($"{Wording.Count(who.Counts.Count, noun)} ({Wording.Tally(who.Counts)})");
    }
}
