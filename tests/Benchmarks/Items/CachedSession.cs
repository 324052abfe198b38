namespace AuditOps.Benchmarks.Items;

/// <summary>
/// Half an hour with one store, as analysts have it: a dashboard that refreshes itself every minute, a triage whose list is come back to, findings that are followed up and returned to, and
/// events that come in between, after which everything is asked anew.
/// </summary>
internal sealed class CachedSession : Benchmark
{
    public override string Name => "cache-session";

    public override string What => "A session of analyses: how many answers come from the cache; the rival has none";

    public override string Unit => "% hits";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(70);

    public override double? TimesAsQuick => 1.25;

    public override Measurement Run(BenchmarkData data)
    {
        var log = data.Log("syslog", 400_000);
        var more = data.Log("auditd", 5_000);
        var (with, hits) = Play(data.Fresh("session-kept"), keeps: true, log, more);
        var (without, _) = Play(data.Fresh("session-fresh"), keeps: false, log, more);
        return new Measurement(100 * (hits.HitRate ?? 0), with)
        {
            Rivals = [new Rival("without a cache", without)],
            Note = FormattableString.Invariant($"{hits.Requests:N0} questions, {hits.Hits:N0} from the cache, {data.Count(400_000):N0} events"),
        };
    }

    private static (Spent Spent, CacheStatistic Statistic) Play(string store, bool keeps, string log, string more)
    {
        using var session = new Session(keeps);
        session.Import(store, log);
        var (wall, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
        void Ask<T>(IRequest<T> request) => Add(session.Ask(request).Spent);
        void Add(Spent spent) => (wall, cpu) = (wall + spent.Wall, cpu + spent.Cpu);

        var findings = session.Ask(new GetPattern { Store = store, Type = ["*"] }).Results.Where(finding => finding.EventId.Count > 0).Take(3).ToList();
        Work(findings);
        session.Ask(new ImportEvent { Store = store, Path = [more], TimeZone = "UTC" });
        Work(findings[..1]);
        return (new Spent(wall, cpu), session.Ask(new GetCacheStatistic { Store = store }).Results[0]);

        void Work(IReadOnlyList<Pattern> followed)
        {
            Minutes(2);
            Ask(new InvokeTriage { Store = store });
            Minutes(2);
            foreach (var finding in followed)
            {
                Ask(new GetTimeline { Store = store, EventId = finding.EventId });
                Ask(new GetCorrelation { Store = store, EventId = [finding.EventId[0]] });
                Minutes(3);
                Ask(new InvokeTriage { Store = store });
                Ask(new GetTimeline { Store = store, EventId = finding.EventId });
            }

            Ask(new GetCompliance { Store = store });
            Minutes(5);
        }

        void Minutes(int count)
        {
            for (var minute = 0; minute < count; minute++)
                Dashboard();
        }

        void Dashboard()
        {
            Ask(new GetPattern { Store = store });
            Ask(new GetAnomaly { Store = store });
            Ask(new GetStatistic { Store = store });
            Ask(new GetStatistic { Store = store, GroupBy = ["actor"], Outcome = Outcome.Failure });
            Ask(new GetTrend { Store = store });
        }
    }
}
