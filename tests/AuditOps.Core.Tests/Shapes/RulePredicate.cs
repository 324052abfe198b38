using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>Evaluates what rules ask of fields, literally as the summaries say.</summary>
internal static class RulePredicate
{
    public static bool Holds(EventFilter.Field field, AuditEvent found)
    {
        var values = Values(field.Of, found);
        return field.Test switch
        {
            FieldTest.Absent => values.Count == 0,
            FieldTest.Field other => Values(other.Other, found).Any(text => values.Any(value => Agrees(value, text, other))),
            var test => values.Any(value => Passes(value, test, found)),
        };
    }

    public static bool Holds(EventFilter.Anywhere anywhere, AuditEvent found)
    {
        if (!string.IsNullOrEmpty(found.Raw))
            return Passes(found.Raw, anywhere.Test, found);
        if (found.Data is null)
            return false;
        using var document = JsonDocument.Parse(found.Data);
        return Leaves(document.RootElement).ToList().Any(value => Passes(value, anywhere.Test, found));
    }

    public static List<string> Values(EventField field, AuditEvent found)
    {
        if (field.Column is { } column)
            return EventPredicate.Value(found, column) is { } value ? [value is DateTime time ? Microseconds.Text(time) : Convert.ToString(value, CultureInfo.InvariantCulture)!] : [];
        if (found.Data is null)
            return [];

        using var document = JsonDocument.Parse(found.Data);
        var places = field.Paths.Select(path => (path.Constant, Values: At(document.RootElement, path.Path).ToList())).Where(place => place.Values.Count > 0).ToList();
        var first = places.FindIndex(place => place.Constant is null);
        return [.. places.SelectMany((place, i) => place.Constant is { } constant ? [constant] : i == first ? place.Values : [])];
    }

    private static IEnumerable<string> At(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var name = dot < 0 ? path : path[..dot];
            var all = element.EnumerateArray().ToList();
            return int.TryParse(name, out var index)
                ? index < all.Count ? At(all[index], dot < 0 ? "" : path[(dot + 1)..]) : []
                : all.SelectMany(one => At(one, path));
        }

        if (path.Length == 0)
            return element.ValueKind switch { JsonValueKind.Null => [], JsonValueKind.String => [element.GetString()!], _ => [element.GetRawText()] };
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        return element.EnumerateObject().SelectMany(field => path == field.Name ? At(field.Value, "")
            : path.StartsWith(field.Name + ".", StringComparison.Ordinal) ? At(field.Value, path[(field.Name.Length + 1)..])
            : path.StartsWith("*.", StringComparison.Ordinal) ? At(field.Value, path[2..]) : []);
    }

    private static bool Passes(string value, FieldTest test, AuditEvent found) => test switch
    {
        FieldTest.Present => true,
        FieldTest.Text text => Fits(text.Pattern, 0, value, 0, text.CaseSensitive),
        FieldTest.Matches matches => Regex.IsMatch(value, matches.Expression.ToString(), matches.Expression.Options & ~RegexOptions.NonBacktracking),
        FieldTest.InNetwork network => IPAddress.TryParse(value, out var address) && network.Network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address),
        FieldTest.Number number => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && Compares(one.CompareTo(number.Than), number.Comparison),
        FieldTest.PartOfTime part => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) && Part(time, part.Part) == part.Value,
        _ => throw new NotSupportedException($"{test} is unknown to the oracle."),
    };

    private static bool Fits(IReadOnlyList<Wildcard.Piece> pieces, int piece, string text, int at, bool caseSensitive)
    {
        if (piece == pieces.Count)
            return at == text.Length;
        return pieces[piece] switch
        {
            Wildcard.AnyText => Enumerable.Range(at, text.Length - at + 1).Any(next => Fits(pieces, piece + 1, text, next, caseSensitive)),
            Wildcard.Literal literal => string.Compare(text, at, literal.Text, 0, literal.Text.Length, caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) == 0
                && Fits(pieces, piece + 1, text, at + literal.Text.Length, caseSensitive),
            Wildcard.AnyCharacter => at < text.Length && Fits(pieces, piece + 1, text, at + (char.IsSurrogatePair(text, Math.Min(at, text.Length - 1)) ? 2 : 1), caseSensitive),
            Wildcard.Set set => at < text.Length && set.Characters.Contains(System.Text.Rune.ToLowerInvariant(new System.Text.Rune(text[at]))) && Fits(pieces, piece + 1, text, at + 1, caseSensitive),
            _ => throw new NotSupportedException(),
        };
    }

    private static bool Compares(int sign, Comparison comparison) => comparison switch
    {
        Comparison.Below => sign < 0,
        Comparison.AtMost => sign <= 0,
        Comparison.Equal => sign == 0,
        Comparison.NotEqual => sign != 0,
        Comparison.AtLeast => sign >= 0,
        _ => sign > 0,
    };

    private static int Part(DateTime time, TimePart part) => part switch
    {
        TimePart.Minute => time.Minute,
        TimePart.Hour => time.Hour,
        TimePart.Day => time.Day,
        TimePart.Week => ISOWeek.GetWeekOfYear(time),
        TimePart.Month => time.Month,
        _ => time.Year,
    };

    private static bool Agrees(string value, string other, FieldTest.Field test)
    {
        var comparison = test.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return test.Place switch
        {
            TextPlace.Anywhere => value.Contains(other, comparison),
            TextPlace.Start => value.StartsWith(other, comparison),
            TextPlace.End => value.EndsWith(other, comparison),
            _ => value.Equals(other, comparison),
        };
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Leaves(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Null => [],
        JsonValueKind.String => [element.GetString()!],
        _ => [element.GetRawText()],
    };
}
