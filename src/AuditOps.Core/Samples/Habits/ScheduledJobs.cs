using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Habits;

/// <summary>What a host does on its own: by the hour, at night, and all at once at midnight.</summary>
internal sealed class ScheduledJobs(Stage stage, Host host, SampleRandom random)
{
    public IEnumerable<Activity> Play()
    {
        if (stage.Vocabulary.Schedule.Count == 0) yield break;

        // A few jobs of each host run more often, on a minute of their own.
        var every = random.Below(3) == 0 ? 10 : 60;
        var minute = random.Below(every);
        for (var time = stage.Period.Start; time < stage.Period.End; time = time.AddMinutes(1))
        {
            var burst = time.Hour == 0 && time.Minute == 0 ? 4 : 0;
            var daily = time is { Hour: 6, Minute: 25 } ? 1 : 0;
            var regular = time.Minute % every == minute ? 1 : 0;
            for (var i = 0; i < burst + daily + regular; i++)
            {
                if (stage.Tempo < 1 && !random.Chance(stage.Tempo)) continue;

                yield return new Activity
                {
                    Time = time.AddSeconds(1).AddTicks(random.Below(5_000) * 10L + (i * 60_000L)),
                    Kind = ActivityKind.Scheduled,
                    Actor = Population.Root,
                    Host = host,
                    Address = "",
                    Session = stage.NewSession(),
                    Detail = random.Pick(stage.Vocabulary.Schedule),
                };
            }
        }
    }
}
