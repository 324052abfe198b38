using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads conditions: selections, "1 of" and "all of", not, and, or, parentheses; not binds closest, or loosest.</summary>
internal sealed class ConditionParser
{
    private const int Deepest = 64;
    private readonly IReadOnlyList<string> _selections;
    private readonly RulePlace _place;
    private readonly string[] _words;
    private int _at;
    private int _depth;

    private ConditionParser(string text, IReadOnlyList<string> selections, RulePlace place)
    {
        (_selections, _place) = (selections, place);
        _words = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The condition of a detection or filter; a list of conditions means any of them.</summary>
    public static Condition Parse(RuleMap map, IReadOnlyList<string> selections)
    {
        var place = map.PlaceOf("condition");
        var texts = map.Texts("condition");
        return texts.Count switch
        {
            0 => throw place.Invalid("there is no 'condition'"),
            1 => new ConditionParser(texts[0], selections, place).Whole(),
            _ => new Condition.Or([.. texts.Select(text => new ConditionParser(text, selections, place).Whole())]),
        };
    }

    private Condition Whole()
    {
        if (_words.Contains("|"))
            throw _place.Invalid("aggregations after '|' are not part of Sigma any more; write a correlation rule");

        var condition = Or();
        return _at == _words.Length ? condition : throw _place.Invalid($"the condition does not go on with '{_words[_at]}'");
    }

    private Condition Or() => Chain("or", And, parts => new Condition.Or(parts));

    private Condition And() => Chain("and", Not, parts => new Condition.And(parts));

    private Condition Chain(string word, Func<Condition> part, Func<IReadOnlyList<Condition>, Condition> combine)
    {
        var parts = new List<Condition> { part() };
        while (Take(word))
            parts.Add(part());
        return parts is [var only] ? only : combine(parts);
    }

    private Condition Not()
    {
        if (++_depth > Deepest)
            throw _place.Invalid($"the condition is nested more than {Deepest} levels deep");

        Condition condition = Take("not") ? new Condition.Not(Not()) : Primary();
        _depth--;
        return condition;
    }

    private Condition Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw _place.Invalid("a parenthesis of the condition is not closed");
        }

        if (_at + 1 < _words.Length && IsWord(_words[_at + 1], "of"))
            return Quantified();

        var name = Next();
        return _selections.Contains(name) ? new Condition.Selection(name) : throw Unknown(name);
    }

    private Condition Quantified()
    {
        var (quantifier, _, pattern) = (Next(), Next(), Next());
        Condition[] chosen = [.. Matching(pattern).Select(name => new Condition.Selection(name))];
        if (chosen.Length == 0)
            throw Unknown(pattern);
        return quantifier.ToLowerInvariant() switch
        {
            "1" or "any" => chosen is [var only] ? only : new Condition.Or(chosen),
            "all" => chosen is [var only] ? only : new Condition.And(chosen),
            _ => throw _place.Invalid($"the condition says '{quantifier} of'; Sigma has '1 of', 'any of' and 'all of'"),
        };
    }

    // What begins with an underscore is left out of "them", as Sigma asks.
    private IEnumerable<string> Matching(string pattern) => IsWord(pattern, "them")
        ? _selections.Where(name => !name.StartsWith('_'))
        : _selections.Where(name => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    private bool Take(string word)
    {
        if (_at >= _words.Length || !IsWord(_words[_at], word))
            return false;
        _at++;
        return true;
    }

    private string Next() => _at < _words.Length ? _words[_at++] : throw _place.Invalid("the condition ends too early");

    private static bool IsWord(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private AuditOpsException Unknown(string name) =>
        _place.Invalid($"the condition names '{name}', which is no selection; there are {string.Join(", ", _selections)}");
}
