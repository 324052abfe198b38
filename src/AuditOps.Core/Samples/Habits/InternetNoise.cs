using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Habits;

/// <summary>What every open port hears: strangers who look once, try one or two names, and go.</summary>
internal sealed class InternetNoise(Stage stage, SampleRandom random)
{
    public IEnumerable<Activity> Play()
    {
        for (var now = stage.Period.Start; now < stage.Period.End;)
        {
            now += random.Wait(TimeSpan.FromMinutes(100) / stage.Tempo);
            var address = stage.Population.NewAddress();
            var host = random.Pick(stage.Population.Hosts);
            var session = stage.NewSession();
            var kind = random.Chance(0.5) ? ActivityKind.Probe : ActivityKind.LoginFailed;
            for (var i = random.Between(1, 2); i > 0; i--, now += TimeSpan.FromMilliseconds(random.Between(900, 4_000)))
            {
                yield return new Activity
                {
                    Time = now,
                    Kind = kind,
                    Actor = random.Chance(0.3) ? Population.Root : new Account(random.Pick(Names.Guessed), -1, AccountKind.Unknown),
                    Host = host,
                    Address = address,
                    Port = random.Between(1_024, 65_535),
                    Session = session,
                };
            }
        }
    }
}
