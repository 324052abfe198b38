using AuditOps.Core.Correlation;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>Links as docs/analysis.md tells them, by brute force.</summary>
internal sealed class LinkOracle(LinkModel model, bool causal = false)
{
    /// <summary>The names of the links from an earlier to a later event, and what each counts among the events of a window.</summary>
    public Dictionary<string, double> Links(AuditEvent earlier, AuditEvent later, IReadOnlyCollection<AuditEvent> window)
    {
        var links = new Dictionary<string, double>();
        var all = window.Select(Sort).Distinct().Count();
        for (var kind = 0; kind < model.Weights.Count; kind++)
        {
            var name = ((LinkKind)kind).Name();
            var (gives, takes) = (Gives(name, earlier), Takes(name, later));
            if (gives is null || takes is null)
                continue;
            if (name == "related_action")
            {
                if (model.Related.Contains((gives, takes)) || (!causal && model.Related.Contains((takes, gives))))
                    links[name] = Share(name, earlier, later) * model.Weights[kind];
            }
            else if (gives == takes)
            {
                links[name] = Share(name, earlier, later) * model.Weights[kind] * Rarity(window.Where(other => Takes(name, other) == takes).Select(Sort).Distinct().Count(), all);
            }
        }

        return links;
    }

    /// <summary>Who acts.</summary>
    public static string? User(AuditEvent found) => Person(found, found.Actor);

    /// <summary>Whether two events are of the same user.</summary>
    public static bool IsBy(AuditEvent one, AuditEvent other) => User(one) is { } user && user == User(other);

    /// <summary>Whether two events come from the same address.</summary>
    public static bool IsFrom(AuditEvent one, AuditEvent other) => Address(one) is { } address && address == Address(other);

    private double Share(string kind, AuditEvent earlier, AuditEvent later)
    {
        if (!causal)
            return 1;
        var (one, other) = (User(earlier), User(later));
        return kind switch
        {
            "same_user" when ArePlacesDifferent(earlier, later) => model.Elsewhere,
            "related_action" when ArePlacesDifferent(earlier, later) || (one is not null && other is not null && one != other) => 0,
            "failure_again" when (one ?? Address(earlier)) is not null && (other ?? Address(later)) is not null => 0,
            _ => 1,
        };
    }

    private static bool ArePlacesDifferent(AuditEvent earlier, AuditEvent later) => (Address(earlier), Host(earlier), Address(later), Host(later)) switch
    {
        (null, null, _, _) or (_, _, null, null) => false,
        (var address, var host, { } from, _) => from != address && from != host,
        (_, var host, null, var on) => on != host,
    };

    private static string? Address(AuditEvent found) => Blank(found.SourceIp?.ToLowerInvariant());

    private static string? Host(AuditEvent found) => Blank(found.Host?.ToLowerInvariant());

    public double Score(AuditEvent earlier, AuditEvent later, IReadOnlyCollection<AuditEvent> window) =>
        Math.Round(Math.Min(1, Links(earlier, later, window).Values.Sum()), 3, MidpointRounding.AwayFromZero);

    /// <summary>The story in order; what has no time is no part of it.</summary>
    public static List<AuditEvent> InOrder(IEnumerable<AuditEvent> events) =>
        [.. events.Where(found => found.Time is not null).OrderBy(found => found.Time).ThenBy(found => EventKey.Parse(found.EventId).Source).ThenBy(found => EventKey.Parse(found.EventId).Record)];

    private double Rarity(int sharing, int all) =>
        Math.Max(0, Math.Min(1, Math.Log((all + model.Besides) / (double)sharing) / Math.Log(1 / model.FullShare)));

    private static (string?, string?, string?, string?) Sort(AuditEvent e) => (Person(e, e.Actor), Blank(e.SourceIp?.ToLowerInvariant()), Blank(e.Host?.ToLowerInvariant()), Blank(e.Action));

    private static string? Gives(string kind, AuditEvent e) => kind switch
    {
        "acts_as" => e.Target == e.Actor ? null : Person(e, e.Target),
        "address_of_host" => Blank(e.Host?.ToLowerInvariant()),
        "parent_process" => OnHost(e, e.Pid),
        "command_ran" => OnHost(e, Program(e.Command)),
        _ => Takes(kind, e),
    };

    private static string? Takes(string kind, AuditEvent e) => kind switch
    {
        "same_user" or "acts_as" => Person(e, e.Actor),
        "same_resource" => Blank(e.Resource),
        "related_action" => Blank(e.Action),
        "same_session" => e.Session is "1" or "2" or "0x3e7" ? OnHost(e, e.Session) : Blank(e.Session),
        "same_transaction" => Blank(e.Transaction),
        "same_operation" => Blank(e.Operation),
        "same_request" => Blank(e.Request),
        "same_address" => Blank(e.SourceIp?.ToLowerInvariant()),
        "address_of_host" => Blank(e.SourceIp?.ToLowerInvariant()) is { } address && address != Blank(e.Host?.ToLowerInvariant()) ? address : null,
        "same_process" => OnHost(e, e.Pid),
        "parent_process" => OnHost(e, e.Ppid),
        "command_ran" => OnHost(e, Program(e.Process)),
        "failure_again" => e.Outcome == "failure" ? OnHost(e, e.Subsystem) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown to the oracle"),
    };

    private static string? Person(AuditEvent e, string? name) => name is "root" ? OnHost(e, name) ?? name : Blank(name);

    private static string? Program(string? command) => command?.Trim() switch
    {
        null or "" => null,
        ['"', .. var quoted] => quoted.Split('"')[0].Split('/', '\\')[^1],
        var line => line.Split(' ')[0].Split('/', '\\')[^1],
    };

    private static string? OnHost(AuditEvent e, long? number) => number > 0 ? OnHost(e, number.ToString()) : null;

    private static string? OnHost(AuditEvent e, string? value) => Blank(e.Host) is { } host && Blank(value) is not null ? $"{host.ToLowerInvariant()}|{value}" : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
