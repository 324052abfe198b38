using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Guessing passwords: one finding for each address that reached a limit, and one for each account that is attacked from several
/// addresses or from none that is told already. An account that one address attacks is told with that address.
/// </summary>
internal sealed class RepeatedFailedAuthentication(SignIns known, PatternHistory history) : IPattern
{
    public const string Type = "repeated_failed_authentication";

    // With most failures from one address, the address is the story, not the account.
    private const double DominantShare = 0.8;
    private const int DistributedFrom = 3;
    private const int Many = 20;
    private const int VeryMany = 100;
    private const int ManyNames = 10;

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Failures, SignIn.Logins, SignIn.PasswordChanges];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var addresses = known.Addresses.Notable.ToList();
        var told = addresses.Select(campaign => campaign.Entity).ToHashSet(StringComparer.Ordinal);
        var accounts = known.Accounts.Notable.Where(campaign => IsStoryOfItsOwn(campaign, told)).ToList();
        var ofAddresses = Beginning(EventColumn.SourceIp, addresses, OfAddress).ToLookup(each => IsBackground(each.Campaign, each.Match));
        return ofAddresses[false].Select(each => each.Match)
            .Concat(BackgroundGuessing.Merge(ofAddresses[true]))
            .Concat(Beginning(EventColumn.Actor, accounts, OfAccount).Select(each => each.Match));
    }

    /// <summary>Matches whose identity goes by when their campaign began, even before the window.</summary>
    private IEnumerable<(Campaign Campaign, PatternMatch Match)> Beginning(EventColumn of, List<Campaign> campaigns, Func<Campaign, PatternMatch> match)
    {
        var starts = campaigns.GroupBy(campaign => campaign.Entity, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(campaign => campaign.Start), StringComparer.Ordinal);
        var beginnings = history.Beginnings(of, starts);
        return campaigns.Select(campaign =>
            (campaign, match(campaign) with { Origin = campaign.Start == starts[campaign.Entity] ? beginnings[campaign.Entity] : campaign.Start }));
    }

    // What is hardly sure has other reasons than the internet.
    private static bool IsBackground(Campaign campaign, PatternMatch match) =>
        match is { Severity: Severity.Low, Confidence: >= 0.5 } && !IsOwnPassword(campaign);

    private bool IsStoryOfItsOwn(Campaign account, HashSet<string> told)
    {
        if (account.Reached is null)
            return false;

        var trail = account.Telling;
        var others = trail.Others;
        var untold = trail.Count - others.Rest - others.Counts.Where(pair => told.Contains(pair.Key)).Sum(pair => pair.Value);

        // Names that exist nowhere are tried everywhere.
        if (!IsReal(account.Entity))
            return others.Nameless >= Campaign.Fast.Count || untold >= Many;
        return untold >= Math.Max(Campaign.Fast.Count, (1 - DominantShare) * trail.Count)
            || (others.Names >= DistributedFrom && others.Counts.Max(pair => pair.Value) <= DominantShare * trail.Count);
    }

    private PatternMatch OfAddress(Campaign campaign)
    {
        var trail = campaign.Telling;
        var accounts = trail.Others.Counts;
        var who = Wording.Name(campaign.Entity);
        var degrees = IsOwnPassword(campaign) ? (campaign.Reached == Campaign.Fast ? 1 : 0)
            : Degrees(trail) + (accounts.Any(pair => IsSerious(pair.Key, pair.Value)) || campaign.IsSlowSpray ? 1 : 0) + (accounts.Count >= ManyNames ? 1 : 0);
        return Match(campaign, "address", EventColumn.SourceIp, degrees) with
        {
            Title = $"{who} failed to log in {Wording.Count(trail.Count, "time")}",
            Explanation = $"{who} failed to log in {Times(campaign)}{Names("on", "account", accounts)}{Usual(campaign)}; {LimitOf(campaign)} is the limit.",
            Tags = ["attack.credential_access", IsSpray(trail, accounts.Count) ? "attack.t1110.003" : "attack.t1110.001"],
        };
    }

    private PatternMatch OfAccount(Campaign campaign)
    {
        var trail = campaign.Telling;
        var addresses = trail.Others.Counts;
        var who = Wording.Name(campaign.Entity);
        var degrees = IsReal(campaign.Entity)
            ? Degrees(trail) + (IsSerious(campaign.Entity, trail.Count) ? 1 : 0) + (addresses.Count >= ManyNames ? 1 : 0)
            : 0;
        return Match(campaign, "actor", EventColumn.Actor, degrees) with
        {
            Title = $"Logging in as {who} failed {Wording.Count(trail.Count, "time")}",
            Explanation = $"Logging in as {who} failed {Times(campaign)}{Names("from", "address", addresses)}; {LimitOf(campaign)} is the limit.",
            Tags = ["attack.credential_access", "attack.t1110.001"],
        };
    }

    /// <summary>
    /// Low, and one degree more each for 20 and 100 failures, for an account that can be entered, and for ten names on the other side;
    /// at most high, because nobody got in.
    /// </summary>
    private PatternMatch Match(Campaign campaign, string entityType, EventColumn column, int degrees)
    {
        var trail = campaign.Telling;
        return new PatternMatch
        {
            Type = Type,
            Confidence = Confidence(campaign),
            Severity = (Severity)Math.Min((int)Severity.Low + degrees, (int)Severity.High),
            Title = "",
            EntityType = entityType,
            EntityName = campaign.Entity,
            Start = trail.First,
            End = trail.Last,
            Observed = trail.Count,
            Expected = (campaign.Reached?.Count ?? Campaign.ManyNames) - 1,
            Count = trail.Count,
            Evidence = trail.Evidence(),
            Explanation = "",
            Tags = [],
            Query = EventSelect.Text(Microseconds.ToTime(trail.First), Microseconds.ToTime(trail.Last),
                (EventColumn.Category, "authentication"), (EventColumn.Outcome, "failure"), (EventColumn.Action, trail.Action), (column, campaign.Entity)),
        };
    }

    private static long Unforgiven(Trail trail) => trail.Count - trail.Others.Forgiven;

    private static int Degrees(Trail trail) => (Unforgiven(trail) >= Many ? 1 : 0) + (Unforgiven(trail) >= VeryMany ? 1 : 0);

    /// <summary>
    /// From 0.6 at 5 failures to 0.9 at 500, 0.1 less where only a slow limit was reached, half the share of failures that look mistyped
    /// less, and a fifth less where it may be a program with an old password. Below the limit once the mistyped ones are forgiven, people
    /// are more likely than an attack: 0.3.
    /// </summary>
    private static double Confidence(Campaign campaign)
    {
        var trail = campaign.Telling;
        if (Unforgiven(trail) < Campaign.Fast.Count)
            return 0.3;
        var sure = (campaign.Reached == Campaign.Fast ? 0.6 : 0.5) + (0.15 * Math.Log10((double)Unforgiven(trail) / Campaign.Fast.Count));
        return Math.Min(sure, 0.95) * (1 - (0.5 * trail.Others.Forgiven / trail.Count)) * (IsOwnPassword(campaign) ? 0.8 : 1);
    }

    /// <summary>One account alone, from an address that it had logged in from before: a program with an old password tries again and again.</summary>
    private static bool IsOwnPassword(Campaign address) =>
        address.Telling is { Acquaintance: Acquaintance.Here, Others: { Names: 1, Nameless: 0 } };

    private static string Usual(Campaign campaign) => IsOwnPassword(campaign) ? ", which had logged in from there before" : "";

    private static string LimitOf(Campaign campaign) => campaign.Reached?.ToString() ?? $"{Campaign.ManyNames} accounts";

    private bool IsReal(string account) => Privileged.Is(account) || known.Logins.HasLoggedIn(account);

    // Everybody tries root a few times.
    private bool IsSerious(string account, long failures) =>
        failures >= (known.Logins.HasLoggedIn(account) ? Campaign.Fast.Count : 2 * Campaign.Fast.Count) && IsReal(account);

    private static bool IsSpray(Trail trail, int names) => names >= 5 && trail.Count <= 3L * names;

    private static string Times(Campaign campaign)
    {
        var trail = campaign.Telling;
        var span = Wording.Span(Microseconds.ToSpan(trail.Last - trail.First));
        var loggedAs = trail.Action == SignIn.Login ? "" : $" ({trail.Action})";
        var bursts = campaign.Bursts > 1 ? $" in {Wording.Number(campaign.Bursts)} bursts over {span}" : $" in {span}";
        return $"{Wording.Count(trail.Count, "time")}{loggedAs}{bursts}";
    }

    private static string Names(string preposition, string noun, IReadOnlyCollection<KeyValuePair<string, long>> names) => names.Count switch
    {
        0 => "",
        1 => $" {preposition} {Wording.Name(names.First().Key)}",
        _ => $" {preposition} {Wording.Count(names.Count, noun)} ({Wording.Tally(names)})",
    };
}
