using System.Globalization;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads the section <c>auditops</c>, which makes a rule a pattern.</summary>
internal static class PatternSectionParser
{
    private const string Section = "auditops";
    private static readonly string[] Keys = ["runs", "code", "entity", "summary", "explanation", "confidence", "did", "tried", "whom", "of"];

    /// <summary>The section of a document, or null.</summary>
    public static PatternSection? Parse(RuleMap document)
    {
        if (!document.Has(Section))
            return null;

        var map = document.Map(Section, "the pattern");
        CorrelationParser.Refuse(map, Keys, $"'{Section}'");
        if (document.Text("name") is null)
            throw map.Place.Invalid("a pattern needs a 'name'");
        var pattern = new PatternSection
        {
            Runs = Runs(map),
            Code = map.Text("code"),
            Summary = map.Text("summary")?.Trim(),
            Explanation = map.Text("explanation")?.Trim(),
            Confidence = Confidence(map),
            Place = map.Place,
        };
        if (pattern.Runs == PatternRuns.Never)
            return pattern;
        if (pattern.Code is not null)
            return First(pattern, map);
        if (!document.Has("correlation"))
            throw map.Place.Invalid("a pattern is a correlation, or names the 'code' that finds it");
        var entity = map.Map("entity", "the pattern");
        return entity.Keys.Count == 1 && pattern is { Summary: not null, Explanation: not null }
            ? pattern with { EntityType = entity.Keys.Single(), EntityField = entity.Text(entity.Keys.Single()) }
            : throw map.Place.Invalid("a pattern says 'entity' (one type and its field), 'summary' and 'explanation'");
    }

    /// <summary>What the codes need to tell of an actor's first time.</summary>
    private static PatternSection First(PatternSection pattern, RuleMap map)
    {
        var first = pattern with { Did = map.Text("did"), Tried = map.Text("tried"), Whom = map.Text("whom") };
        if (pattern.Code == PatternSection.FirstAction)
            return first is { Did: not null, Tried: not null } ? first : throw map.Place.Invalid("a first action says what an actor 'did', and 'tried' where it was refused");
        if (pattern.Code != PatternSection.FirstValue)
            return first;
        var of = map.Map("of", "a first value");
        return of.Keys.Count == 1 && first.Did is not null
            ? first with { OfType = of.Keys.Single(), OfField = of.Text(of.Keys.Single()) }
            : throw map.Place.Invalid("a first value says what an actor 'did', and 'of' what (one noun and its field)");
    }

    private static PatternRuns Runs(RuleMap map) => map.Text("runs") switch
    {
        null or "default" => PatternRuns.Default,
        "named" => PatternRuns.Named,
        "never" => PatternRuns.Never,
        var text => throw map.PlaceOf("runs").Invalid($"'runs' is default, named or never, not '{text}'"),
    };

    private static double Confidence(RuleMap map) => map.Text("confidence") switch
    {
        null => 0.5,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 => number,
        _ => throw map.PlaceOf("confidence").Invalid("'confidence' is a number from 0 to 1"),
    };
}
