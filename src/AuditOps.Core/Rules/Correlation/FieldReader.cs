using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>Reads a field of what a correlation takes: an event, or another correlation's match.</summary>
internal abstract record FieldReader
{
    public abstract string? Read(IRuleCursor at, Firing? firing);

    /// <summary>The event's own.</summary>
    /// <param name="Field">Its place in the scan's fields.</param>
    public sealed record OfEvent(int Field) : FieldReader
    {
        public override string? Read(IRuleCursor at, Firing? firing) => at.Text(Field);
    }

    /// <summary>A value by which a chained correlation groups.</summary>
    /// <param name="Place">Its place in that correlation's group-by.</param>
    public sealed record OfGroup(int Place) : FieldReader
    {
        public override string? Read(IRuleCursor at, Firing? firing) => firing!.Run.Group[Place];
    }

    /// <summary>What a chained correlation does not group by is read of the event that completed its match.</summary>
    /// <param name="Inputs">How, for each input of that correlation.</param>
    public sealed record OfTrigger(IReadOnlyList<FieldReader> Inputs) : FieldReader
    {
        public override string? Read(IRuleCursor at, Firing? firing) => Inputs[firing!.Trigger].Read(at, firing.Inner);
    }
}
