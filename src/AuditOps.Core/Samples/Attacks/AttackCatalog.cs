using static AuditOps.Core.Samples.ActivityKind;
using static AuditOps.Core.Samples.Difficulty;

namespace AuditOps.Core.Samples.Attacks;

/// <summary>The attacks that samples hide. Sizes were chosen from how such attacks run, not from what any detector looks for.</summary>
internal static class AttackCatalog
{
    /// <summary>All that samples hide.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new Guessing("brute_force", Clear) { Attempts = (30, 80), Length = (Minutes(5), Minutes(30)) },
        new Guessing("success_after_failures", Clear) { Attempts = (12, 25), Length = (Minutes(3), Minutes(15)), Succeeds = true },
        new Intrusion("first_elevation", Clear) { Steps = [(Elevate, 1, 3)], Outside = true },
        new Intrusion("new_account", Clear)
        {
            Steps = [(AccountCreated, 1, 1), (AccountGrouped, 1, 1), (PasswordChanged, 1, 1)], Outside = true, Admin = true, Returns = true,
        },
        new Intrusion("access_key_created", Clear) { Steps = [(KeyCreated, 1, 1), (Read, 5, 12)], Outside = true, Admin = true },
        new Intrusion("logging_stopped", Clear) { Steps = [(LoggingStopped, 1, 1)], Outside = true, Admin = true },
        new Intrusion("exec", Clear) { Steps = [(Exec, 1, 4)], Outside = true },
        new Intrusion("denied_burst", Clear) { Steps = [(Denied, 25, 60)], Pause = Seconds(4), Outside = true },
        new Guessing("password_spraying", Clear)
        {
            Attempts = (25, 60), Accounts = (20, 40), Length = (Minutes(20), Minutes(90)),
        },
        new Guessing("success_after_failures", Faint) { Attempts = (4, 6), Length = (Minutes(2), Minutes(20)), Succeeds = true },
        new Guessing("brute_force", Faint) { Attempts = (6, 12), Length = (Minutes(20), Minutes(60)) },
        new Guessing("brute_force", Loud) { Attempts = (150, 400), Length = (Minutes(8), Minutes(40)) },
        new Intrusion("elevation_abuse", Loud) { Steps = [(ElevateRefused, 12, 30), (Elevate, 3, 8)], Pause = Seconds(9) },
        new Intrusion("denied_burst", Loud) { Steps = [(Denied, 100, 250)], Pause = Seconds(1), Outside = true },
        new Intrusion("mass_read", Loud) { Steps = [(Read, 150, 400)], Pause = Seconds(2), Outside = true },
        new Guessing("slow_brute_force", Faint) { Attempts = (50, 110), Length = (Days(3), Days(6)) },
        new Guessing("distributed_brute_force", Faint) { Attempts = (40, 90), Addresses = (20, 40), Length = (Minutes(30), Minutes(180)) },
        new Guessing("password_spraying", Faint) { Attempts = (6, 9), Accounts = (6, 9), Length = (Minutes(120), Minutes(400)) },
        new Intrusion("mass_read", Faint) { Steps = [(Read, 20, 40)], Pause = Seconds(60) },
        new Intrusion("new_account", Faint) { Steps = [(AccountCreated, 1, 1), (AccountGrouped, 1, 1)], Admin = true },
        new Intrusion("exec", Hidden) { Steps = [(Exec, 1, 1)], Admin = true },
        new Intrusion("elevation_abuse", Hidden) { Steps = [(Elevate, 2, 4)], Admin = true, Pause = Minutes(6) },
        new Intrusion("odd_hours_login", Hidden) { Steps = [(Login, 1, 1)], AtNight = true, Outside = true },
        new Guessing("success_after_failures", Hidden) { Attempts = (1, 2), Length = (Seconds(8), Seconds(40)), Succeeds = true },
        new Guessing("slow_brute_force", Hidden) { Attempts = (5, 9), Length = (Days(6), Days(10)) },
        new Intrusion("denied_burst", Hidden) { Steps = [(Denied, 2, 4)], Pause = Minutes(5) },
    ];

    /// <summary>What breaks with a habit, once there are habits; it is hidden among everything else only if it is asked for.</summary>
    public static IReadOnlyList<Attack> BrokenHabits { get; } =
    [
        .. Enumerable.Repeat(new Intrusion("foreign_login", Clear) { Steps = [(Login, 1, 1)], Foreign = true, Late = true }, 4),
        .. Enumerable.Repeat(new Intrusion("strange_host", Clear) { Steps = [(Login, 1, 1)], Elsewhere = true, Late = true }, 4),
        .. Enumerable.Repeat(new Intrusion("changed_behaviour", Clear) { Steps = [(Elevate, 30, 90)], Late = true }, 2),
        .. Enumerable.Repeat(new Intrusion("changed_behaviour", Clear) { Steps = [(Delete, 30, 90)], Late = true }, 2),
        .. Enumerable.Repeat(new Intrusion("burst", Clear) { Steps = [(Elevate, 150, 400)], Pause = Seconds(6), Late = true }, 1),
        .. Enumerable.Repeat(new Intrusion("burst", Clear) { Steps = [(Read, 150, 400)], Pause = Seconds(6), Late = true }, 1),
    ];

    /// <summary>Those that the format can tell, that fit into the period, and that together stay a small part of the sample.</summary>
    public static IEnumerable<Scenario> Cast(IReadOnlyList<Attack> attacks, Stage stage, SampleRandom random)
    {
        var room = stage.Period.Size / 12;
        for (var i = 0; i < attacks.Count; i++)
        {
            var attack = attacks[i];
            var fits = attack is not Guessing guessing || guessing.Length.High < TimeSpan.FromDays(stage.Period.Days) * 0.75;
            if (!fits || attack.Cost > room || !attack.Needs.All(stage.Kinds.Contains)) continue;

            room -= attack.Cost;
            yield return attack.Cast(stage, random.Fork(attack.Kind, i));
        }
    }

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);

    private static TimeSpan Days(int count) => TimeSpan.FromDays(count);
}
