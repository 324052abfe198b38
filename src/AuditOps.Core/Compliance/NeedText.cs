using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Compliance;

/// <summary>Says which events a control needs.</summary>
internal static class NeedText
{
    public static string Of(DetectionRule needs) => needs.Selections.TryGetValue("needs", out var selection) && needs.Condition is Condition.Selection
        ? Text(selection)
        : "any event that its format understands";

    private static string Text(Detection detection) => detection switch
    {
        Detection.All all => string.Join(" and ", all.Parts.Select(Text)),
        Detection.Any any => string.Join(", or ", any.Parts.Select(Text)),
        Detection.Item item => $"{item.Field ?? "text"}{(item.Modifiers.Count == 0 ? "" : "|" + string.Join('|', item.Modifiers))} {string.Join("/", item.Values.Select(value => value ?? "null"))}",
        _ => "",
    };
}
