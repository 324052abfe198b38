using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads filter documents.</summary>
internal static class FilterParser
{
    private const string AllRules = "any";

    public static FilterRule Parse(RuleMap document, bool shipped)
    {
        var filter = document.Map("filter", "the filter");
        var rules = filter.Texts("rules");
        if (rules.Count == 0)
            throw filter.Place.Invalid($"the filter names no 'rules'; name them, or write '{AllRules}'");

        var selections = SelectionParser.Parse(filter, "condition", "rules");
        return new FilterRule
        {
            Title = RuleHeader.Title(document),
            Place = document.Place,
            LogSource = LogSourceParser.Parse(document, "the filter"),
            Rules = rules is [AllRules] ? [] : rules,
            Selections = selections,
            Condition = ConditionParser.Parse(filter, selections.Keys.ToList()),
        }.WithHeader(document, shipped);
    }
}
