namespace AuditOps.Core.Rules.Correlation;

/// <summary>An event completed a window that meets a correlation's condition.</summary>
/// <param name="Run">The windows that it belongs to.</param>
/// <param name="Begins">Whether it is the first of them.</param>
/// <param name="Parts">The events that came to the run with it.</param>
/// <param name="Trigger">The correlation's input that the event came by.</param>
/// <param name="Inner">What fired there, if that is a correlation.</param>
internal sealed record Firing(CorrelationRun Run, bool Begins, IReadOnlyList<EventPart> Parts, int Trigger, Firing? Inner);
