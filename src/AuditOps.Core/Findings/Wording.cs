using System.Globalization;

namespace AuditOps.Core.Findings;

/// <summary>Numbers, spans and lists as sentences say them, the same in every culture.</summary>
internal static class Wording
{
    private static readonly (long Ticks, string Unit)[] Units =
    [
        (TimeSpan.TicksPerDay, "d"), (TimeSpan.TicksPerHour, "h"), (TimeSpan.TicksPerMinute, "min"), (TimeSpan.TicksPerSecond, "s"),
    ];

    /// <summary>1,038.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A measure with at most one decimal: 1,038 or 2.5.</summary>
    public static string Number(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>Any measure, to four digits: 0.0123, 71.24, 1,038.</summary>
    public static string Measure(double number)
    {
        var size = Math.Abs(number);
        return size is >= 1e9 or < 1e-4 and > 0
            ? number.ToString("0.###e+0", CultureInfo.InvariantCulture)
            : number.ToString(size >= 1_000 ? "#,0" : size >= 1 ? "0.##" : "0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>How often a probability comes true: once in 20 values; less than once in a million values.</summary>
    public static string Once(double probability, string nouns) => probability < 1e-6 ? $"less than once in a million {nouns}" : $"once in {Number(Math.Round(1 / probability))} {nouns}";

    /// <summary>1 failure; 1,038 failures.</summary>
    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{Number(number)} {Plural(noun)}";

    /// <summary>The two greatest units: 6 min 3 s; 22 h 13 min; 12 d.</summary>
    public static string Span(TimeSpan span)
    {
        for (var i = 0; i < Units.Length; i++)
        {
            var (ticks, unit) = Units[i];
            var whole = span.Ticks / ticks;
            if (whole == 0)
                continue;
            var rest = i + 1 < Units.Length ? span.Ticks % ticks / Units[i + 1].Ticks : 0;
            return rest == 0 ? $"{Number(whole)} {unit}" : $"{Number(whole)} {unit} {rest} {Units[i + 1].Unit}";
        }

        return "less than 1 s";
    }

    /// <summary>2017-03-29 17:48:33 UTC.</summary>
    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A name from a log, so that an empty or endless one still reads as a name.</summary>
    public static string Name(string name) => name.Length switch
    {
        0 => "(empty name)",
        > 80 => string.Concat(name.AsSpan(0, 79), "…"),
        _ => name,
    };

    /// <summary>root 120, admin 30 and 5 more.</summary>
    public static string Tally(IReadOnlyCollection<KeyValuePair<string, long>> counts, int most = 3)
    {
        var greatest = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most)
            .Select(pair => $"{Name(pair.Key)} {Number(pair.Value)}");
        var list = string.Join(", ", greatest);
        return counts.Count > most ? $"{list} and {Number(counts.Count - most)} more" : list;
    }

    private static string Plural(string noun) =>
        noun is [.., not ('a' or 'e' or 'o' or 'u'), 'y'] ? $"{noun.AsSpan(0, noun.Length - 1)}ies" : noun.EndsWith('s') ? $"{noun}es" : $"{noun}s";
}
