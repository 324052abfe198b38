using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// What every host on the internet sees: many addresses that each try a few passwords. One by one they bury what matters, so from
/// a number on those of a week are told together.
/// </summary>
internal static class BackgroundGuessing
{
    /// <summary>More addresses than this within a week are told as one finding.</summary>
    public const int MostAlone = 10;

    private static readonly long Week = Microseconds.Of(TimeSpan.FromDays(7));

    // 1970-01-05, a Monday.
    private static readonly long Monday = Microseconds.Of(TimeSpan.FromDays(4));

    /// <summary>Merges the campaigns of weeks that have too many of them.</summary>
    /// <param name="campaigns">Campaigns of low severity, each with what would be told of it alone.</param>
    public static IEnumerable<PatternMatch> Merge(IEnumerable<(Campaign Campaign, PatternMatch Alone)> campaigns) =>
        campaigns.GroupBy(each => WeekOf(each.Alone.Start)).OrderBy(week => week.Key).SelectMany(week =>
            week.Select(each => each.Campaign.Entity).Distinct(StringComparer.Ordinal).Count() > MostAlone
                ? [Together(week.Key, [.. week.OrderBy(each => each.Alone.Start).ThenBy(each => each.Campaign.Entity, StringComparer.Ordinal)])]
                : week.Select(each => each.Alone));

    private static long WeekOf(long time) => (long)Math.Floor((double)(time - Monday) / Week);

    private static PatternMatch Together(long week, List<(Campaign Campaign, PatternMatch Alone)> campaigns)
    {
        var (addresses, accounts) = (new Participants(), new Participants());
        foreach (var trail in campaigns.Select(each => (each.Campaign.Entity, each.Campaign.Telling)))
        {
            addresses.Add(trail.Entity, trail.Telling.Count);
            foreach (var (account, count) in trail.Telling.Others.Counts)
                accounts.Add(account, count);
        }

        var (start, end) = (campaigns.Min(each => each.Alone.Start), campaigns.Max(each => each.Alone.End));
        var total = campaigns.Sum(each => each.Alone.Count);
        var (least, most) = (addresses.Counts.Min(pair => pair.Value), addresses.Counts.Max(pair => pair.Value));
        var who = Wording.Count(addresses.Counts.Count, "address");
        var each = least == most ? Wording.Count(least, "time") : $"{Wording.Number(least)} to {Wording.Count(most, "time")}";
        var on = accounts.Counts.Count == 0 ? "" : $" on {Wording.Count(accounts.Counts.Count, "account")} ({Wording.Tally(accounts.Counts)})";
        return campaigns[0].Alone with
        {
            Confidence = campaigns.Max(each => each.Alone.Confidence),
            Title = $"{who} failed to log in {each} each",
            EntityType = "addresses",
            EntityName = who,
            Identity = "background",
            Origin = Monday + (week * Week),
            Start = start,
            End = end,
            Observed = total,
            Expected = null,
            Count = total,
            Evidence = [.. campaigns.SelectMany(each => each.Campaign.Telling.Evidence().Take(Math.Max(1, 2 * Trail.Kept / campaigns.Count))).Take(2 * Trail.Kept)],
            Explanation = $"{who} ({Wording.Tally(addresses.Counts)}) failed to log in {Wording.Count(total, "time")} in {Wording.Span(Microseconds.ToSpan(end - start))}{on}: "
                + $"no more than {Wording.Number(most)} each, as the internet does to every host; {Campaign.Fast} is the limit.",
            Tags = ["attack.credential_access", "attack.t1110"],
            Query = EventSelect.Text(Microseconds.ToTime(start), Microseconds.ToTime(end), (EventColumn.Category, "authentication"), (EventColumn.Outcome, "failure")),
        };
    }
}
