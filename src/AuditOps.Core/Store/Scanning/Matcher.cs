using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>A condition of a rule, ready to be asked of one event after the other.</summary>
internal abstract class Matcher
{
    /// <summary>Holds on every event.</summary>
    public static Matcher Always { get; } = new Every([]);

    /// <summary>Holds on none.</summary>
    public static Matcher Never { get; } = new Some([]);

    public abstract bool Holds(EventView view);

    /// <summary>What is left of the condition on events that have the same values in some fields as the one that is looked at.</summary>
    public abstract Matcher Given(EventView view, int[] told);

    /// <summary>Makes a condition ready, and its fields known to the view.</summary>
    public static Matcher Of(EventFilter filter, EventView view) => filter switch
    {
        EventFilter.And and => new Every([.. and.Parts.Select(part => Of(part, view))]),
        EventFilter.Or or => new Some([.. or.Parts.Select(part => Of(part, view))]),
        EventFilter.Not not => new Opposite(Of(not.Part, view)),
        EventFilter.Field { Test: FieldTest.Absent } field => new Opposite(OfField(field.Of, _ => true, view)),
        EventFilter.Field { Test: FieldTest.Field other } field => OfFields(field.Of, other, view),
        EventFilter.Field field => OfField(field.Of, Test(field.Test), view),
        EventFilter.Anywhere anywhere => OfWords(Test(anywhere.Test), view),
        _ => throw new InvalidOperationException($"A rule cannot ask for {filter.GetType().Name}."),
    };

    private static Matcher Of(bool holds) => holds ? Always : Never;

    // Of parts that are joined, one that decides alone does, and those that never decide are left out.
    private static Matcher Join(Matcher[] parts, EventView view, int[] told, Matcher deciding, Matcher idle, Func<Matcher[], Matcher> join)
    {
        var left = new List<Matcher>(parts.Length);
        foreach (var part in parts)
        {
            var given = part.Given(view, told);
            if (given == deciding)
                return deciding;
            if (given != idle)
                left.Add(given);
        }

        return left switch
        {
            [] => idle,
            [var only] => only,
            _ => join([.. left]),
        };
    }

    private static OneField OfField(EventField field, Predicate<string> test, EventView view) => new(view.Know(field), test);

    private static TwoFields OfFields(EventField field, FieldTest.Field test, EventView view) => new(view.Know(field), view.Know(test.Other), test);

    private static AllText OfWords(Predicate<string> test, EventView view)
    {
        view.KnowWords();
        return new AllText(test);
    }

    private static Predicate<string> Test(FieldTest test) => test switch
    {
        FieldTest.Text text when new TextMatch(text) is var match => value => match.IsMatch(value),
        FieldTest.Matches expression => value => IsMatch(expression.Expression, value),
        FieldTest.InNetwork network => value => IPAddress.TryParse(value, out var address) && network.Network.Contains(Plain(address)),
        FieldTest.Number number => value => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var found) && number.Comparison.Holds(found.CompareTo(number.Than)),
        FieldTest.PartOfTime part => value => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) && Part(time, part.Part) == part.Value,
        FieldTest.Present => _ => true,
        _ => throw new InvalidOperationException($"There is no test for {test.GetType().Name}."),
    };

    private static bool IsMatch(Regex expression, string value)
    {
        try
        {
            return expression.IsMatch(value);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new AuditOpsException(ErrorKind.LimitReached, "RuleExpressionTooSlow",
                $"The regular expression '{expression}' took more than {error.MatchTimeout.TotalMilliseconds:N0} ms on a text of {value.Length:N0} characters. Write it without nested repetitions.", error);
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static int Part(DateTime time, TimePart part) => part switch
    {
        TimePart.Minute => time.Minute,
        TimePart.Hour => time.Hour,
        TimePart.Day => time.Day,
        TimePart.Week => ISOWeek.GetWeekOfYear(time),
        TimePart.Month => time.Month,
        _ => time.Year,
    };

    private sealed class Every(Matcher[] parts) : Matcher
    {
        public override bool Holds(EventView view)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(view))
                    return false;
            }

            return true;
        }

        public override Matcher Given(EventView view, int[] told) => Join(parts, view, told, Never, Always, left => new Every(left));
    }

    private sealed class Some(Matcher[] parts) : Matcher
    {
        public override bool Holds(EventView view)
        {
            foreach (var part in parts)
            {
                if (part.Holds(view))
                    return true;
            }

            return false;
        }

        public override Matcher Given(EventView view, int[] told) => Join(parts, view, told, Always, Never, left => new Some(left));
    }

    private sealed class Opposite(Matcher part) : Matcher
    {
        public override bool Holds(EventView view) => !part.Holds(view);

        public override Matcher Given(EventView view, int[] told)
        {
            var given = part.Given(view, told);
            return given == Always || given == Never ? Of(given == Never) : new Opposite(given);
        }
    }

    private sealed class OneField(int field, Predicate<string> test) : Matcher
    {
        public override bool Holds(EventView view)
        {
            foreach (var value in view.Values(field))
            {
                if (test(value))
                    return true;
            }

            return false;
        }

        public override Matcher Given(EventView view, int[] told) => told.Contains(field) ? Of(Holds(view)) : this;
    }

    private sealed class AllText(Predicate<string> test) : Matcher
    {
        public override bool Holds(EventView view)
        {
            foreach (var value in view.Words())
            {
                if (test(value))
                    return true;
            }

            return false;
        }

        public override Matcher Given(EventView view, int[] told) => this;
    }

    private sealed class TwoFields(int field, int second, FieldTest.Field test) : Matcher
    {
        private readonly StringComparison _comparison = test.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

        public override bool Holds(EventView view)
        {
            string[] others = [.. view.Values(second)];
            foreach (var value in view.Values(field))
            {
                foreach (var other in others)
                {
                    if (Agrees(value, other))
                        return true;
                }
            }

            return false;
        }

        public override Matcher Given(EventView view, int[] told) => told.Contains(field) && told.Contains(second) ? Of(Holds(view)) : this;

        private bool Agrees(string value, string other) => test.Place switch
        {
            TextPlace.Anywhere => value.Contains(other, _comparison),
            TextPlace.Start => value.StartsWith(other, _comparison),
            TextPlace.End => value.EndsWith(other, _comparison),
            _ => value.Equals(other, _comparison),
        };
    }
}
