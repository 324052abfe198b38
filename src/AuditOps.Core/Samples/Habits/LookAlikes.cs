using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Habits;

/// <summary>Harmless activity that looks like an attack. The labels name it, so that false alarms can be counted.</summary>
internal static class LookAlikes
{
    public static IEnumerable<Scenario> Cast(Stage stage, SampleRandom random)
    {
        var people = random.Choose(stage.Population.People, 3);
        yield return ForgottenPassword(stage, people[0], random.Fork("forgotten"));
        yield return PasswordDay(stage, people[^1], random.Fork("password day"));
        yield return ExpiredServicePassword(stage, random.Fork("expired"));
        yield return Maintenance(stage, random.Fork("maintenance"));
    }

    private static DateTime Moment(Stage stage, SampleRandom random, double hour)
    {
        var day = stage.Period.Start.AddDays(random.Below(stage.Period.Days));
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && day < stage.Period.End.AddDays(-1)) day = day.AddDays(1);
        return day.AddHours(hour).AddSeconds(random.Below(3_600));
    }

    private static Scenario ForgottenPassword(Stage stage, Person person, SampleRandom random)
    {
        return new Scenario
        {
            Kind = "forgotten_password",
            Title = $"{person.Account.Name} forgot the password, tried several times, and had it changed.",
            EntityType = "actor",
            EntityName = person.Account.Name,
            Activities = Play(),
        };

        IEnumerable<Activity> Play()
        {
            var script = new Script(stage, random, person.Account, random.Pick(person.Hosts), person.Office, Moment(stage, random, 8));
            for (var i = random.Between(4, 9); i > 0; i--) yield return script.Do(ActivityKind.LoginFailed, TimeSpan.FromSeconds(12));
            yield return script.Do(ActivityKind.PasswordChanged, TimeSpan.FromMinutes(8)) with { Actor = Population.Root, Target = person.Account };
            yield return script.Do(ActivityKind.Login, TimeSpan.FromMinutes(2));
            yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(50));
        }
    }

    private static Scenario PasswordDay(Stage stage, Person first, SampleRandom random)
    {
        var office = stage.Population.People.Where(p => p.Office == first.Office).Take(24).ToArray();
        return new Scenario
        {
            Kind = "password_day",
            Title = $"{office.Length} people behind the shared address {first.Office} had to choose new passwords, and mistyped them.",
            EntityType = "address",
            EntityName = first.Office,
            Activities = Play(),
        };

        IEnumerable<Activity> Play()
        {
            var script = new Script(stage, random, first.Account, random.Pick(first.Hosts), first.Office, Moment(stage, random, 8));
            foreach (var person in office)
            {
                script.Sign(person.Account, random.Pick(person.Hosts));
                for (var i = random.Below(3); i > 0; i--) yield return script.Do(ActivityKind.LoginFailed, TimeSpan.FromSeconds(9));
                yield return script.Do(ActivityKind.Login, TimeSpan.FromSeconds(15));
                yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(2));
            }
        }
    }

    private static Scenario ExpiredServicePassword(Stage stage, SampleRandom random)
    {
        var number = random.Below(stage.Population.Services.Count);
        var account = stage.Population.Services[number];
        var tries = (int)Math.Clamp(stage.Period.Size / 200, 3, 96);
        return new Scenario
        {
            Kind = "expired_service_password",
            Title = $"The password of {account.Name} had expired; it went on trying until somebody noticed.",
            EntityType = "actor",
            EntityName = account.Name,
            Activities = Play(),
        };

        IEnumerable<Activity> Play()
        {
            var host = random.Pick(stage.Population.Hosts);
            var script = new Script(stage, random, account, host, stage.Population.ServiceAddress[number], Moment(stage, random, 14));
            for (var i = 0; i < tries; i++) yield return script.Do(ActivityKind.LoginFailed, TimeSpan.FromMinutes(15));
        }
    }

    private static Scenario Maintenance(Stage stage, SampleRandom random)
    {
        var admin = stage.Population.People[0];
        return new Scenario
        {
            Kind = "maintenance",
            Title = $"{admin.Account.Name} updated and restarted the hosts late in the evening, as announced.",
            EntityType = "actor",
            EntityName = admin.Account.Name,
            Activities = Play(),
        };

        IEnumerable<Activity> Play()
        {
            var script = new Script(stage, random, admin.Account, admin.Hosts[0], admin.Vpn, Moment(stage, random, 21));
            var hosts = (int)Math.Clamp(stage.Period.Size / 400, 1, 12);
            foreach (var host in stage.Population.Hosts.Take(hosts))
            {
                script.Sign(admin.Account, host);
                yield return script.Do(ActivityKind.Login, TimeSpan.FromMinutes(3));
                for (var i = 0; i < 4 && stage.Vocabulary.Admin.Count > 0; i++)
                {
                    var work = random.Pick(stage.Vocabulary.Admin);
                    yield return script.Do(work.Kind, TimeSpan.FromSeconds(40), work.Detail);
                }

                yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(1));
                yield return script.Do(ActivityKind.Started, TimeSpan.FromMinutes(2)) with { Actor = Population.Root };
            }
        }
    }
}
