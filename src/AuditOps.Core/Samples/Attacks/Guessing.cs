using AuditOps.Core.Findings;
using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Attacks;

/// <summary>Guessing passwords: one account or many, one address or many, fast or slow, in vain or not.</summary>
internal sealed record Guessing(string Kind, Difficulty Difficulty) : Attack(Kind, Difficulty)
{
    public required (int Low, int High) Attempts { get; init; }

    /// <summary>From the first attempt to the last.</summary>
    public required (TimeSpan Low, TimeSpan High) Length { get; init; }

    public (int Low, int High) Accounts { get; init; } = (1, 1);

    public (int Low, int High) Addresses { get; init; } = (1, 1);

    /// <summary>The last guess is right, and the account is used.</summary>
    public bool Succeeds { get; init; }

    public override IEnumerable<ActivityKind> Needs => Succeeds ? [ActivityKind.LoginFailed, ActivityKind.Login] : [ActivityKind.LoginFailed];

    public override int Cost => Attempts.High;

    public override Scenario Cast(Stage stage, SampleRandom random)
    {
        var attempts = random.Magnitude(Attempts.Low, Attempts.High);
        var length = random.Span(Length.Low, Length.High);
        var addresses = Enumerable.Range(0, random.Magnitude(Addresses.Low, Addresses.High)).Select(_ => stage.Population.NewAddress()).ToArray();
        var accounts = Victims(stage, random);
        var oneAddress = addresses.Length == 1;
        return new Scenario
        {
            Kind = Kind,
            Difficulty = Difficulty,
            Title = $"{Wording.Count(attempts, "guess")} at {(accounts.Count == 1 ? accounts[0].Name : Wording.Count(accounts.Count, "account"))} "
                + $"from {(oneAddress ? "one address" : Wording.Count(addresses.Length, "address"))}{(Succeeds ? "; the last one was right" : "")}",
            EntityType = oneAddress ? "address" : "actor",
            EntityName = oneAddress ? addresses[0] : accounts[0].Name,
            Activities = Play(stage, random, Moment(stage, random, length), length, attempts, accounts, addresses),
        };
    }

    private IReadOnlyList<Account> Victims(Stage stage, SampleRandom random)
    {
        if (Succeeds) return [stage.NewVictim(random, _ => true).Account];

        var real = random.Choose(stage.Population.People.Select(p => p.Account), random.Magnitude(Accounts.Low, Accounts.High));
        if (Accounts.High == 1) return [random.Chance(0.6) ? Population.Root : real[0]];

        var guessed = random.Choose(Names.Guessed, Accounts.High - real.Count).Select(n => new Account(n, -1, AccountKind.Unknown));
        return [.. real.Concat(guessed).Take(random.Magnitude(Accounts.Low, Accounts.High))];
    }

    private IEnumerable<Activity> Play(
        Stage stage, SampleRandom random, DateTime start, TimeSpan length, int attempts, IReadOnlyList<Account> accounts, string[] addresses)
    {
        var host = random.Pick(stage.Population.Hosts);
        var script = new Script(stage, random, accounts[0], host, addresses[0], start);
        for (var i = 0; i < attempts; i++)
        {
            if (accounts.Count + addresses.Length > 2 || i % 6 == 0)
                script.Sign(accounts[i % accounts.Count], host, addresses[i % addresses.Length]);
            var failed = script.Do(ActivityKind.LoginFailed, length / attempts);
            if (Difficulty == Difficulty.Loud && attempts - i > 5 && random.Chance(0.15))
            {
                failed = failed with { Repeated = random.Between(2, 5) };
                i += failed.Repeated - 1;
            }

            yield return failed;
        }

        if (!Succeeds) yield break;

        yield return script.Do(ActivityKind.Login, TimeSpan.FromSeconds(20));
        foreach (var work in random.Choose(stage.Vocabulary.Sensitive, 3)) yield return script.Do(work.Kind, TimeSpan.FromMinutes(1), work.Detail);
        yield return script.Do(ActivityKind.Logout, TimeSpan.FromMinutes(4));
    }
}
