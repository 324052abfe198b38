using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads detection documents.</summary>
internal static class DetectionParser
{
    public static DetectionRule Parse(RuleMap document, bool shipped)
    {
        var detection = document.Map("detection", "the rule");
        if (detection.Has("timeframe"))
            throw detection.PlaceOf("timeframe").Invalid("'timeframe' belongs to an aggregation, which Sigma has replaced by correlation rules; write a correlation with 'timespan'");

        var selections = SelectionParser.Parse(detection, "condition");
        return new DetectionRule
        {
            Title = RuleHeader.Title(document),
            Place = document.Place,
            LogSource = LogSourceParser.Parse(document, "the rule"),
            Selections = selections,
            Condition = ConditionParser.Parse(detection, selections.Keys.ToList()),
        }.WithHeader(document, shipped);
    }
}
