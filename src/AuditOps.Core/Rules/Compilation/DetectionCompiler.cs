using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Turns selections and conditions into one condition on events.</summary>
internal static class DetectionCompiler
{
    public static EventFilter Compile(Detection detection, ItemCompiler items) => detection switch
    {
        Detection.All { Parts: [var only] } => Compile(only, items),
        Detection.All all => new EventFilter.And([.. all.Parts.Select(part => Compile(part, items))]),
        Detection.Any any => new EventFilter.Or([.. any.Parts.Select(part => Compile(part, items))]),
        Detection.Item item => items.Compile(item),
        _ => throw new InvalidOperationException($"There is no condition for {detection.GetType().Name}."),
    };

    /// <param name="condition">How the selections are put together.</param>
    /// <param name="selections">The condition on events of each.</param>
    public static EventFilter Compile(Condition condition, IReadOnlyDictionary<string, EventFilter> selections) => condition switch
    {
        Condition.Selection selection => selections[selection.Name],
        Condition.Not not => new EventFilter.Not(Compile(not.Part, selections)),
        Condition.And and => new EventFilter.And([.. and.Parts.Select(part => Compile(part, selections))]),
        Condition.Or or => new EventFilter.Or([.. or.Parts.Select(part => Compile(part, selections))]),
        _ => throw new InvalidOperationException($"There is no condition for {condition.GetType().Name}."),
    };
}
