using System.Globalization;
using AuditOps.Core.Tests.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>The automata against definitions that look at every event for every event.</summary>
public sealed class PatternOracleTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(100);

    [Fact]
    public void RepeatedFailures_RandomLogs_AreThoseOfTheDefinition() =>
        Prop.ForAll(RandomSignIns.Logs, log =>
        {
            var found = PatternRun.Of(log, "repeated_failed_authentication", confidence: 0)
                .Where(finding => finding.EntityType == "address")
                .Select(finding => (finding.EntityName, finding.Start, finding.Count)).Order().ToList();
            return found.SequenceEqual(Campaigns(log).Order());
        }).Check(Config);

    [Fact]
    public void SuccessAfterFailures_RandomLogs_AreThoseOfTheDefinition() =>
        Prop.ForAll(RandomSignIns.Logs, log =>
        {
            var found = PatternRun.Of(log, "success_after_failures", confidence: 0)
                .Select(finding => (finding.EntityName, finding.EventId.Count > 0)).Distinct().Order().ToList();
            return found.SequenceEqual(log.Events.Where(login => IsGuessed(login, log.Events)).Select(login => (login.Actor!, true)).Distinct().Order());
        }).Check(Config);

    [Fact]
    public void Patterns_AnyOrderOfEvents_GiveTheSameJson() =>
        Prop.ForAll(RandomSignIns.Logs, log => PatternRun.Json(log.Events) == PatternRun.Json(log.Events.Reverse())).Check(Config.WithMaxTest(25));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Patterns_OtherCulture_GiveTheSameJson(string culture)
    {
        var log = new Log();
        log.Fails(0, "ADMIN", "10.0.0.1", count: 1_500);
        log.Succeeds(1, "ADMIN", "10.0.0.1");
        log.Sudo(5 * 86_400, "ILKER");
        var expected = PatternRun.Json(log.Events);

        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, PatternRun.Json(log.Events));
            Assert.Contains("1,500", expected, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<(string, DateTime, long)> Campaigns(Log log) =>
        from address in log.Events.Where(found => found is { Outcome: "failure", SourceIp: not null }).GroupBy(found => found.SourceIp!)
        from campaign in SplitAtQuiet([.. address])
        let byAction = campaign.GroupBy(failure => failure.Action).ToList()
        where byAction.Any(action => Reaches(action, 5, 300) || Reaches(action, 10, 3_600) || Reaches(action, 20, 86_400))
        let count = byAction.Max(action => action.Sum(failure => failure.Count))
        select (address.Key, Start(byAction, count), count);

    // Of the actions that count most, login tells; without it, the one that counted so many first.
    private static DateTime Start(List<IGrouping<string?, AuditEvent>> byAction, long count)
    {
        var most = byAction.Where(action => action.Sum(failure => failure.Count) == count).ToList();
        var telling = most.FirstOrDefault(action => action.Key == "login")
            ?? most.MinBy(action => (action.Last().Time, AuditOps.Core.Shapes.EventKey.Parse(action.Last().EventId).Record))!;
        return telling.First().Time!.Value;
    }

    private static IEnumerable<List<AuditEvent>> SplitAtQuiet(List<AuditEvent> failures)
    {
        var campaign = new List<AuditEvent>();
        foreach (var failure in failures)
        {
            if (campaign.Count > 0 && failure.Time - campaign[^1].Time > TimeSpan.FromHours(24))
            {
                yield return campaign;
                campaign = [];
            }

            campaign.Add(failure);
        }

        yield return campaign;
    }

    private static bool Reaches(IEnumerable<AuditEvent> failures, long number, double seconds) =>
        failures.Any(last => failures.Where(failure => failure.Time <= last.Time && last.Time - failure.Time <= TimeSpan.FromSeconds(seconds)).Sum(failure => failure.Count) >= number);

    private static bool IsGuessed(AuditEvent login, IReadOnlyList<AuditEvent> events)
    {
        if (login.Outcome != "success")
            return false;

        var before = events.TakeWhile(found => found != login).ToList();
        DateTime? LastLogin(string? actor) =>
            before.Where(found => found.Outcome == "success" && found.Actor == actor && found.SourceIp == login.SourceIp).Max(found => found.Time);
        long Most(IEnumerable<AuditEvent> failures) =>
            failures.GroupBy(failure => failure.Action).Select(action => action.Sum(failure => failure.Count)).DefaultIfEmpty().Max();

        var recent = before.Where(found => found.Outcome == "failure" && login.Time - found.Time <= TimeSpan.FromHours(1)).ToList();
        var isNew = LastLogin(login.Actor) is null && before.Any(found => found.Outcome == "success" && found.Actor == login.Actor);
        var own = recent.Where(failure => failure.Actor == login.Actor && failure.SourceIp == login.SourceIp && !(failure.Time <= LastLogin(login.Actor)));
        if (Most(own) >= (isNew ? 4 : LastLogin(login.Actor) is null ? 5 : 11))
            return true;
        if (LastLogin(login.Actor) is not null || login.SourceIp is null)
            return false;

        var spray = recent.Where(failure => failure.SourceIp == login.SourceIp && LastLogin(failure.Actor) is null).ToList();
        var elsewhere = recent.Where(failure => failure.Actor == login.Actor).ToList();
        return IsMostFrom(spray, 5, 3, failure => failure.Actor)
            || (isNew && IsMostFrom(elsewhere, 10, 2, failure => failure.SourceIp));
    }

    private static bool IsMostFrom(List<AuditEvent> failures, long number, int names, Func<AuditEvent, string?> name)
    {
        var most = failures.GroupBy(failure => failure.Action).ToList();
        if (most.Count == 0)
            return false;
        var telling = most.OrderByDescending(action => action.Sum(failure => failure.Count)).ThenByDescending(action => action.Key == "login").ToList();
        var count = telling[0].Sum(failure => failure.Count);
        return count >= number && telling[0].Select(name).OfType<string>().Distinct().Count() >= names;
    }
}
