using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>What patterns see of the event at a cursor. Texts are read when they are asked for.</summary>
internal readonly struct SignIn(IEventCursor at)
{
    public const string Login = "login";

    private const string ChangePassword = "change_password";

    /// <summary>What a stream of sign-ins must bring.</summary>
    public static readonly IReadOnlyList<EventColumn> Columns = [EventColumn.Action, EventColumn.Outcome, EventColumn.Actor, EventColumn.SourceIp, EventColumn.Target];

    private static readonly EventFilter Authentication = new EventFilter.In(EventColumn.Category, ["authentication"]);
    private static readonly EventFilter ByLogin = new EventFilter.In(EventColumn.Action, [Login]);

    /// <summary>Everything that failed to authenticate, under whatever action its format gives it.</summary>
    public static EventFilter Failures { get; } = Authentication & Outcomes.Are(Outcome.Failure);

    /// <summary>Successful logins.</summary>
    public static EventFilter Logins { get; } = Authentication & ByLogin & Outcomes.Are(Outcome.Success);

    /// <summary>Passwords that were changed, by their owner or an administrator.</summary>
    public static EventFilter PasswordChanges { get; } = new EventFilter.In(EventColumn.Action, [ChangePassword]) & Outcomes.Are(Outcome.Success);

    public long Time => at.Time;

    public EventKey Key => at.Key;

    public long Count => at.Count;

    public string Action => at.Text(0) ?? "";

    public string? Actor => at.Text(2);

    public string? Address => at.Text(3);

    /// <summary>Whose password was changed, or null if none was.</summary>
    public string? PasswordOf => at.Text(0) == ChangePassword ? at.Text(4) ?? at.Text(2) : null;

    public bool Failed => at.Text(1) == Outcomes.Failure;

    public bool Succeeded => at.Text(1) == Outcomes.Success;
}
