using System.Net;
using System.Text.RegularExpressions;

namespace AuditOps.Core.Shapes;

/// <summary>What a value of a field is asked. A field that has several values passes when one of them does.</summary>
internal abstract record FieldTest
{
    /// <summary>The whole text matches the pieces of a wildcard; case counts by code points or not at all.</summary>
    public sealed record Text(IReadOnlyList<Wildcard.Piece> Pattern, bool CaseSensitive) : FieldTest;

    /// <summary>A regular expression matches somewhere.</summary>
    /// <param name="Expression">It; with a limit of time where it may explode.</param>
    public sealed record Matches(Regex Expression) : FieldTest;

    /// <summary>An address lies in a network.</summary>
    public sealed record InNetwork(IPNetwork Network) : FieldTest;

    /// <summary>A number compares so with another.</summary>
    public sealed record Number(Comparison Comparison, decimal Than) : FieldTest;

    /// <summary>A part of a time, in UTC, is this number.</summary>
    public sealed record PartOfTime(TimePart Part, int Value) : FieldTest;

    /// <summary>The text contains, begins with, ends with or equals a value of another field.</summary>
    public sealed record Field(EventField Other, TextPlace Place, bool CaseSensitive) : FieldTest;

    /// <summary>The field is there, whatever its value.</summary>
    public sealed record Present : FieldTest;

    /// <summary>The field is absent, or null.</summary>
    public sealed record Absent : FieldTest;
}

/// <summary>A part of a time. Weeks are those of ISO 8601.</summary>
internal enum TimePart
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>Where a text lies in another.</summary>
internal enum TextPlace
{
    Whole,
    Anywhere,
    Start,
    End,
}
