namespace AuditOps.Core.Correlation;

/// <summary>Who did something and where, and what that takes from a link, where one event is asked to have led to another.</summary>
internal static class Circumstance
{
    /// <summary>A number that is the same for events between which it makes no difference which of them gives a link.</summary>
    public static int Of(LinkKind kind, LinkEvent found) => kind switch
    {
        LinkKind.SameUser or LinkKind.RelatedAction => found.Place,
        LinkKind.FailureAgain => IsNobody(found) ? 1 : 0,
        _ => 0,
    };

    /// <summary>What share of its weight a link keeps.</summary>
    /// <param name="kind">The kind of link.</param>
    /// <param name="earlier">The event that gives.</param>
    /// <param name="later">The event that takes.</param>
    /// <param name="elsewhere">What is left of a name in another place.</param>
    public static double Share(LinkKind kind, LinkEvent earlier, LinkEvent later, double elsewhere) => kind switch
    {
        LinkKind.SameUser => IsElsewhere(earlier, later) ? elsewhere : 1,
        LinkKind.RelatedAction => IsElsewhere(earlier, later) || IsAnother(User(earlier), User(later)) ? 0 : 1,
        // A part that fails lets others fail; that somebody was refused does not refuse another.
        LinkKind.FailureAgain => IsNobody(earlier) || IsNobody(later) ? 1 : 0,
        _ => 1,
    };

    // Who comes from an address has come from there before, or from the host where he was; what names no address follows on the same host.
    private static bool IsElsewhere(LinkEvent earlier, LinkEvent later)
    {
        var (from, host) = (Address(earlier), Host(earlier));
        if (earlier.Place == later.Place || (from | host) == 0)
            return false;
        if (Address(later) is not 0 and var to)
            return to != from && to != host;
        return Host(later) != 0 && Host(later) != host;
    }

    private static bool IsAnother(int one, int other) => one != 0 && other != 0 && one != other;

    private static bool IsNobody(LinkEvent found) => User(found) == 0 && Address(found) == 0;

    private static int User(LinkEvent found) => found.Takes[(int)LinkKind.SameUser];

    private static int Address(LinkEvent found) => found.Takes[(int)LinkKind.SameAddress];

    private static int Host(LinkEvent found) => found.Gives[(int)LinkKind.AddressOfHost];
}
