using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Recognises one kind of misuse, in most cases as an automaton that reads sign-ins in order.</summary>
internal interface IPattern
{
    /// <summary>The sorts of sign-in that it must see.</summary>
    IReadOnlyList<EventFilter> Needs { get; }

    /// <summary>Sees one event. What is known of sign-ins does not hold this event yet.</summary>
    void Take(in SignIn at);

    /// <summary>What was recognised, after the last event.</summary>
    IEnumerable<PatternMatch> Matches();
}
