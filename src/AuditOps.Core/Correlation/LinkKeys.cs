using System.Globalization;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Correlation;

/// <summary>Numbers the values by which events can be linked. What is empty gets none, so that two empty fields are never equal.</summary>
internal sealed class LinkKeys
{
    // Every host has an account of this name, and each is another.
    private static readonly HashSet<string> OfEveryHost = new(["root", "system", "administrator", "local service", "network service", "nobody", "daemon"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int, int, int), int> _sorts = [];
    private readonly Dictionary<(int, int, int, int), int> _repeats = [];
    private readonly Dictionary<(int, int, int, int), int> _places = [];
    private readonly Dictionary<int, string> _actions = [];

    /// <summary>How many kinds of events there are.</summary>
    public int Sorts => _sorts.Count;

    /// <summary>The action of a number.</summary>
    public string Action(int key) => _actions[key];

    /// <summary>Numbers all that an event can be linked by.</summary>
    public LinkEvent Number(LinkEvent found)
    {
        var host = Id(found.Host?.ToLowerInvariant());
        var actor = Person(found, found.Actor);
        var address = Id(found.SourceIp?.ToLowerInvariant());
        var action = Id(found.Action);
        if (action != 0)
            _actions[action] = found.Action!;

        Both(found, LinkKind.SameUser, actor);
        Both(found, LinkKind.SameResource, Id(found.Resource));
        Both(found, LinkKind.RelatedAction, action);
        Both(found, LinkKind.SameSession, IsLocal(found.Session) ? OnHost(found, found.Session) : Id(found.Session));
        Both(found, LinkKind.SameTransaction, Id(found.Transaction));
        Both(found, LinkKind.SameOperation, Id(found.Operation));
        Both(found, LinkKind.SameRequest, Id(found.Request));
        Both(found, LinkKind.SameAddress, address);
        Both(found, LinkKind.FailureAgain, found.Outcome == Outcomes.Failure ? OnHost(found, found.Subsystem) : 0);
        // Who logs in is often both who acts and on whom: that is the same user, and no more.
        Of(found, LinkKind.ActsAs, found.Target == found.Actor ? 0 : Person(found, found.Target), actor);
        Of(found, LinkKind.AddressOfHost, host, host == address ? 0 : address);
        Both(found, LinkKind.SameProcess, OnHost(found, Text(found.Pid)));
        Of(found, LinkKind.ParentProcess, OnHost(found, Text(found.Pid)), OnHost(found, Text(found.Ppid)));
        Of(found, LinkKind.CommandRan, OnHost(found, Program(found.Command)), OnHost(found, Program(found.Process)));
        found.Sort = Number(_sorts, (actor, address, host, action));
        found.Place = Number(_places, (actor, address, host, 0));
        found.Repeat = Number(_repeats, (found.Sort, Id(found.Outcome), Id(found.Resource), Id(found.Command)));
        return found;
    }

    /// <summary>The program that a command line runs: the file's name of its first word.</summary>
    public static string? Program(string? command)
    {
        if (string.IsNullOrWhiteSpace(command))
            return null;
        var line = command.AsSpan().Trim();
        var first = line[0] == '"' && line[1..].IndexOf('"') is >= 0 and var close ? line[1..(close + 1)] : line.IndexOf(' ') is >= 0 and var end ? line[..end] : line;
        return first[(first.LastIndexOfAny('/', '\\') + 1)..].ToString();
    }

    // Numbers of sessions begin again on each host; names that are made to be unique do not.
    private static bool IsLocal(string? session) =>
        session is { Length: <= 18 } && (session.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || session.All(char.IsAsciiDigit));

    private static string? Text(long? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static void Both(LinkEvent found, LinkKind kind, int key) => Of(found, kind, key, key);

    private static void Of(LinkEvent found, LinkKind kind, int gives, int takes) => (found.Gives[(int)kind], found.Takes[(int)kind]) = (gives, takes);

    private static int Number(Dictionary<(int, int, int, int), int> known, (int, int, int, int) key)
    {
        if (!known.TryGetValue(key, out var number))
            known[key] = number = known.Count;
        return number;
    }

    private int Person(LinkEvent found, string? name) =>
        name is not null && OfEveryHost.Contains(name) && !string.IsNullOrWhiteSpace(found.Host) ? OnHost(found, name) : Id(name);

    private int OnHost(LinkEvent found, string? value) =>
        string.IsNullOrWhiteSpace(found.Host) || string.IsNullOrWhiteSpace(value) ? 0 : Id($"{found.Host.ToLowerInvariant()}\0{value}");

    private int Id(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        if (!_texts.TryGetValue(text, out var id))
            _texts[text] = id = _texts.Count + 1;
        return id;
    }
}
