using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Habits;

/// <summary>A program that signs in by itself, always from the same address, as regularly as a clock or in bursts.</summary>
internal sealed class ServiceRuns(Stage stage, Account account, string address, int number, SampleRandom random)
{
    /// <summary>How often, between which hours (UTC), on how many hosts at once, and how much on each.</summary>
    private static readonly (TimeSpan Every, int From, int To, int Hosts, int Works)[] Rhythms =
    [
        (TimeSpan.FromHours(3), 8, 20, 6, 3),
        (TimeSpan.FromHours(24), 2, 3, 10, 8),
        (TimeSpan.FromMinutes(10), 0, 24, 1, 1),
        (TimeSpan.FromMinutes(20), 0, 24, 1, 2),
        (TimeSpan.FromHours(24), 4, 5, 10, 3),
        (TimeSpan.FromHours(1), 6, 22, 1, 4),
        (TimeSpan.FromMinutes(30), 0, 24, 1, 2),
        (TimeSpan.FromHours(24), 1, 2, 2, 30),
    ];

    public IEnumerable<Activity> Play()
    {
        var (every, from, to, hosts, works) = Rhythms[number % Rhythms.Length];
        every = stage.Tempo < 1 || every > TimeSpan.FromHours(12) ? every : every / stage.Tempo;
        var round = random.Below(1_000);
        for (var run = stage.Period.Start.AddHours(from).AddSeconds(random.Below(1_800)); run < stage.Period.End; run += every)
        {
            if (run.Hour < from || run.Hour >= to || (stage.Tempo < 1 && !random.Chance(stage.Tempo))) continue;

            var now = run.AddMilliseconds(random.Below(900));
            for (var i = 0; i < Math.Min(hosts, stage.Population.Hosts.Count); i++, round++)
            {
                foreach (var activity in Visit(stage.Population.Hosts[round % stage.Population.Hosts.Count], now, works))
                {
                    now = activity.Time;
                    yield return activity;
                }
            }

            // A run that took longer than its rhythm delays the next one, as programs do.
            if (now > run + every) run = now - every;
        }
    }

    private IEnumerable<Activity> Visit(Host host, DateTime now, int works)
    {
        var session = stage.NewSession();
        var port = random.Between(32_768, 60_999);
        yield return Do(ActivityKind.Login, null);
        for (var i = 0; i < works && stage.Vocabulary.Service.Count > 0; i++)
        {
            now = now.AddMilliseconds(random.Between(40, 2_500));
            var work = random.Pick(stage.Vocabulary.Service);
            yield return Do(work.Kind, work.Detail);
        }

        now = now.AddMilliseconds(random.Between(100, 3_000));
        yield return Do(ActivityKind.Logout, null);

        Activity Do(ActivityKind kind, string? detail) => new()
        {
            Time = now,
            Kind = kind,
            Actor = account,
            Host = host,
            Address = address,
            Port = port,
            Session = session,
            Detail = detail,
        };
    }
}
