using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Attacks;

/// <summary>Somebody uses an account that works: signs in, does what should not be done, and leaves.</summary>
internal sealed record Intrusion(string Kind, Difficulty Difficulty) : Attack(Kind, Difficulty)
{
    /// <summary>What is done, and how often.</summary>
    public required IReadOnlyList<(ActivityKind Kind, int Low, int High)> Steps { get; init; }

    /// <summary>Usual time between two steps.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From an address that was never seen before, instead of the account's usual one.</summary>
    public bool Outside { get; init; }

    /// <summary>From a network where nobody else comes from.</summary>
    public bool Foreign { get; init; }

    /// <summary>On a host where the account's owner has nothing to do.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>In the last third of the period, when habits have formed.</summary>
    public bool Late { get; init; }

    /// <summary>Uses an administrator's account.</summary>
    public bool Admin { get; init; }

    /// <summary>While the account's owner sleeps, instead of at work.</summary>
    public bool AtNight { get; init; }

    /// <summary>Signs in once more as the account that was made.</summary>
    public bool Returns { get; init; }

    public override IEnumerable<ActivityKind> Needs => Steps.Select(s => s.Kind);

    public override int Cost => Steps.Sum(s => s.High) + 4;

    public override Scenario Cast(Stage stage, SampleRandom random)
    {
        var hosts = stage.Population.Hosts.Count;
        var person = stage.NewVictim(random, p => p.IsAdmin == Admin && (!Elsewhere || hosts < 2 || p.Hosts.Count < hosts));
        return new Scenario
        {
            Kind = Kind,
            Difficulty = Difficulty,
            Title = $"{string.Join(", ", Steps.Select(s => Words(s.Kind)))}, from {(Foreign ? "an unknown network" : Outside ? "an unknown address" : "the usual address")}{(Elsewhere ? ", on another host" : "")}{(AtNight ? ", at night" : "")}",
            EntityType = "actor",
            EntityName = person.Account.Name,
            Activities = Play(stage, random, person),
        };
    }

    private static string Words(ActivityKind kind) => kind switch
    {
        ActivityKind.Elevate => "elevated commands",
        ActivityKind.ElevateRefused => "refused elevation",
        ActivityKind.AccountCreated => "account created",
        ActivityKind.AccountGrouped => "rights granted",
        ActivityKind.PasswordChanged => "password set",
        ActivityKind.KeyCreated => "access key created",
        ActivityKind.LoggingStopped => "logging stopped",
        ActivityKind.Denied => "refused requests",
        ActivityKind.Delete => "data deleted",
        ActivityKind.Exec => "shell in a container",
        ActivityKind.Read => "sensitive data read",
        _ => "signed in",
    };

    private IEnumerable<Activity> Play(Stage stage, SampleRandom random, Person person)
    {
        var day = Moment(stage, random, TimeSpan.FromDays(1), Late ? 0.65 : 0.2).Date;
        while (!AtNight && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        var hour = AtNight ? person.ShiftStart - 6 + random.Fraction() : person.ShiftStart + 1 + (random.Fraction() * 5);
        var address = Foreign ? Population.NewForeignAddress(random) : Outside ? stage.Population.NewAddress() : person.Office;
        var strange = Elsewhere ? stage.Population.Hosts.Except(person.Hosts).ToArray() : [];
        var host = strange.Length > 0 ? random.Pick(strange) : random.Pick(person.Hosts);
        var created = stage.NewAccount(random.Pick(["sysupdate", "support2", "svc-health", "tmpadmin", "logsync"]) + random.Between(1, 9));
        var script = new Script(stage, random, person.Account, host, address, person.Zone.ToUtc(day.AddHours(hour)));
        yield return script.Do(ActivityKind.Login, TimeSpan.FromSeconds(5));
        foreach (var (kind, low, high) in Steps.Where(s => s.Kind != ActivityKind.Login))
        {
            var details = stage.Vocabulary.Sensitive.Where(w => w.Kind == kind || kind is ActivityKind.ElevateRefused or ActivityKind.Denied).ToArray();
            for (var i = random.Magnitude(low, high); i > 0; i--)
            {
                var step = script.Do(kind, Pause, details.Length == 0 ? null : random.Pick(details).Detail);
                yield return kind is ActivityKind.AccountCreated or ActivityKind.AccountGrouped or ActivityKind.PasswordChanged or ActivityKind.KeyCreated
                    ? step with { Target = created }
                    : step;
            }
        }

        yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(3));
        if (!Returns) yield break;

        script.Sign(created, host);
        yield return script.Do(ActivityKind.Login, TimeSpan.FromMinutes(20));
        yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(9));
    }
}
