using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Says in words why events are linked.</summary>
internal static class LinkWording
{
    /// <summary>The reasons by name.</summary>
    public static IReadOnlyList<LinkReason> Reasons(Links links, LinkEvent earlier, LinkEvent later) =>
        [.. links.Kinds.Select(link => new LinkReason { Name = link.Kind.Name(), Weight = LinkModel.Round(link.Weight), Value = Value(link.Kind, earlier, later) })];

    /// <summary>The reasons as parts of a sentence: the same user alice (0.4), related actions login and logout (0.2).</summary>
    public static string List(Links links, LinkEvent earlier, LinkEvent later)
    {
        var parts = links.Kinds.Select(link => $"{Phrase(link.Kind, earlier, later)} ({Wording.Measure(LinkModel.Round(link.Weight))})").ToList();
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }

    /// <summary>12 s; less than 1 s.</summary>
    public static string Between(long microseconds) => Wording.Span(Microseconds.ToSpan(microseconds));

    /// <summary>What an event is, in a few words: login by alice.</summary>
    public static string Event(LinkEvent found)
    {
        var what = found.Action ?? found.Process ?? "an event";
        var failed = found.Outcome == Operations.Outcomes.Failure ? "failed " : "";
        return found.Actor is { } actor ? $"{failed}{Wording.Name(what)} by {Wording.Name(actor)}" : found.Host is { } host ? $"{failed}{Wording.Name(what)} on {Wording.Name(host)}" : failed + Wording.Name(what);
    }

    private static string Phrase(LinkKind kind, LinkEvent earlier, LinkEvent later)
    {
        var value = Wording.Name(Value(kind, earlier, later));
        return kind switch
        {
            LinkKind.SameUser => $"the same user {value}",
            LinkKind.SameResource => $"the same resource {value}",
            LinkKind.RelatedAction => $"the related actions {Wording.Name(earlier.Action!)} and {Wording.Name(later.Action!)}",
            LinkKind.SameSession => $"the same session {value}",
            LinkKind.SameTransaction => $"the same transaction {value}",
            LinkKind.SameOperation => $"the same operation {value}",
            LinkKind.SameRequest => $"the same request {value}",
            LinkKind.SameAddress => $"the same address {value}",
            LinkKind.ActsAs => $"{value}, on whom the first was done, does the second",
            LinkKind.AddressOfHost => $"the second comes from {value}, where the first happened",
            LinkKind.SameProcess => $"the same process {value}",
            LinkKind.ParentProcess => $"process {value} started the other",
            LinkKind.CommandRan => $"the command ran {value}",
            _ => $"both failed on {value}",
        };
    }

    private static string Value(LinkKind kind, LinkEvent earlier, LinkEvent later) => kind switch
    {
        LinkKind.SameUser => later.Actor!,
        LinkKind.SameResource => later.Resource!,
        LinkKind.RelatedAction => $"{earlier.Action}/{later.Action}",
        LinkKind.SameSession => later.Session!,
        LinkKind.SameTransaction => later.Transaction!,
        LinkKind.SameOperation => later.Operation!,
        LinkKind.SameRequest => later.Request!,
        LinkKind.SameAddress => later.SourceIp!,
        LinkKind.ActsAs => later.Actor!,
        LinkKind.AddressOfHost => later.SourceIp!,
        LinkKind.SameProcess => FormattableString.Invariant($"{later.Pid} on {later.Host}"),
        LinkKind.ParentProcess => FormattableString.Invariant($"{earlier.Pid} on {earlier.Host}"),
        LinkKind.CommandRan => LinkKeys.Program(later.Process)!,
        _ => $"{later.Host} {later.Subsystem}",
    };
}
