using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Correlation;

/// <summary>What to do, by what was seen among the events that followed.</summary>
internal sealed class ImpactAdvice
{
    private const int Named = 5;
    private static readonly string[] Accounts = ["create_user", "create_key", "create_group", "add_member", "enable_user"];
    private static readonly string[] Rights = ["change_policy", "assign_role", "modify_role", "change_role", "modify_user", "change_password"];
    private static readonly string[] Privileges = ["sudo", "su", "assume_role", "privileged_login"];
    private static readonly string[] Reading = ["read", "download", "get", "open", "read_credential"];
    private static readonly string[] Deleting = ["delete", "remove", "delete_user", "delete_key", "truncate", "deletecollection"];
    private static readonly string[] Hiding = ["clear_log", "stop_audit", "change_audit_configuration"];

    private readonly IReadOnlyList<LinkEvent> _events;
    private readonly IReadOnlyList<(string What, double Value)> _critical;

    /// <param name="followers">What followed.</param>
    /// <param name="critical">What was reached that is critical.</param>
    public ImpactAdvice(IReadOnlyList<Follower> followers, IReadOnlyList<(string What, double Value)> critical)
    {
        _events = [.. followers.Select(follower => follower.Event).Where(found => found.Outcome != Outcomes.Failure)];
        _critical = critical;
    }

    /// <summary>Whether accounts, keys or rights were changed.</summary>
    public bool ChangesAccess => Done(Accounts).Any() || Done(Rights).Any();

    /// <summary>Whether logs or auditing were.</summary>
    public bool HidesTraces => Done(Hiding).Any();

    /// <summary>The most urgent first.</summary>
    public IEnumerable<string> Sentences()
    {
        (string Before, IEnumerable<string?> Names, string After)[] all =
        [
            ("Tell those who answer for what is critical: ", _critical.Select(found => found.What), "."),
            ("Logs or auditing were changed on ", Done(Hiding).Select(found => found.Host ?? found.Resource ?? found.Subsystem), ": take what is missing from elsewhere, and trust nothing there since."),
            ("Remove or confirm what was made: ", Done(Accounts).Select(found => $"{found.Target ?? found.Resource} ({found.Action})"), "."),
            ("Check the rights and passwords that were changed: ", Done(Rights).Select(found => found.Target ?? found.Resource), "."),
            ("Check what was done with others' rights: ", Done(Privileges).Select(found => found.Command ?? found.Resource ?? found.Target), "."),
            ("Change the credentials and end the sessions of ", Done(["login", "session_open"]).Select(found => found.Actor), ", who logged in."),
            ("Take for known to others what was read: ", Done(Reading).Select(found => found.Resource), "."),
            ("Restore what was deleted, if it was needed: ", Done(Deleting).Select(found => found.Resource ?? found.Target), "."),
            ("Examine ", _events.Select(found => found.Host), ", where it happened."),
        ];
        var said = all.Select(one => (one.Before, Names: List(one.Names), one.After)).Where(one => one.Names.Length > 0).Select(one => one.Before + one.Names + one.After).ToList();
        return said.Count > 0 ? said : ["Nothing that is linked succeeded afterwards: there is nothing to undo."];
    }

    private IEnumerable<LinkEvent> Done(string[] actions) => _events.Where(found => actions.Contains(found.Action));

    private static string List(IEnumerable<string?> names)
    {
        var different = names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", different.Take(Named).Select(Wording.Name));
        return different.Count > Named ? $"{shown} and {Wording.Number(different.Count - Named)} more" : shown;
    }
}
